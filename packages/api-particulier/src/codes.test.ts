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
