import { expect, test } from 'vitest'
import { parseErrorCode } from './codes.js'

test.each([
  ['37002', { provider: 'CNAV', cause: 'too late' }],
  ['10003', { provider: 'MSA', cause: 'not found' }],
  ['23020', { provider: 'CNAF', cause: 'maintenance' }],
  ['24006', { provider: 'France Travail', cause: 'authentication at the provider' }],
  ['35008', { provider: 'CNAF & MSA', cause: 'rate limited' }],
  ['36999', { provider: 'Sécurité sociale', cause: 'unknown answer' }],
  ['00015', { provider: 'API Particulier', cause: null }],
  ['37123', { provider: 'CNAV', cause: null }],
  ['99001', { provider: null, cause: 'unavailable' }],
  ['3700', undefined],
  ['370021', undefined],
  ['S0001', undefined],
])('%s is %j', (code, expected) => {
  expect(parseErrorCode(code)).toEqual(expected)
})

const PROVIDERS = [
  ['10', 'MSA'],
  ['23', 'CNAF'],
  ['24', 'France Travail'],
  ['35', 'CNAF & MSA'],
  ['36', 'Sécurité sociale'],
  ['37', 'CNAV'],
] as const
const CAUSES = [
  ['000', 'internal error'],
  ['001', 'unavailable'],
  ['002', 'too late'],
  ['003', 'not found'],
  ['004', 'DNS'],
  ['005', 'barred by law'],
  ['006', 'authentication at the provider'],
  ['007', 'gone'],
  ['008', 'rate limited'],
  ['010', 'partial content'],
  ['015', 'conflict'],
  ['020', 'maintenance'],
  ['999', 'unknown answer'],
] as const

test.each(CAUSES)('the cause %s is %j of every provider, and of the API itself none', (number, cause) => {
  for (const [prefix, provider] of PROVIDERS) expect(parseErrorCode(`${prefix}${number}`)).toEqual({ provider, cause })
  expect(parseErrorCode(`00${number}`)).toEqual({ provider: 'API Particulier', cause: null })
})
