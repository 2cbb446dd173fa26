import { expect, test } from 'vitest'
import { toKebabCase, toVariable } from './names.js'

test.each([
  ['getStatus', 'get-status'],
  ['dailyConsumptionV5', 'daily-consumption-v5'],
  ['application_ids', 'application-ids'],
  ['codePostal', 'code-postal'],
  ['numSIRETsiae', 'num-siretsiae'],
  ['Idempotency-Key', 'idempotency-key'],
])('%s is %s', (name, kebab) => {
  expect(toKebabCase(name)).toBe(kebab)
})

test('a secret parameter has a variable of its API', () => {
  expect(toVariable('rdv-solidarites', 'secret')).toBe('RDV_SOLIDARITES_SECRET')
})
