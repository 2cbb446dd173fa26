import { expect, test } from 'vitest'
import { readReturn } from './read-return.js'

test.each([
  ['autorisation_id=1042&state=x', { kind: 'v2', autorisationId: '1042' }],
  ['code=a&usage_point_id=12345678901234', { kind: 'v1', points: ['12345678901234'] }],
  ['usage_point_id=12345678901234;98765432109876', { kind: 'v1', points: ['12345678901234', '98765432109876'] }],
  ['usage_point_id=12345678901234,,12345678901234%20', { kind: 'v1', points: ['12345678901234'] }],
  ['state=x', { kind: 'empty' }],
  ['usage_point_id=;', { kind: 'empty' }],
  ['error=access_denied', { kind: 'failed', error: 'access_denied' }],
  ['error=invalid_request&error_description=demande_non_aboutie', { kind: 'failed', error: 'access_denied' }],
  ['code=server_error&error_description=lincs-internal-server-error', { kind: 'failed', error: 'enedis_error' }],
  ['error=server_error&usage_point_id=12345678901234', { kind: 'failed', error: 'enedis_error' }],
  ['autorisation_id=-1', { kind: 'malformed' }],
  ['autorisation_id=1234567890123456789', { kind: 'malformed' }],
  ['autorisation_id=1&autorisation_id=2', { kind: 'malformed' }],
  ['autorisation_id=', { kind: 'malformed' }],
  ['usage_point_id=1234567890123', { kind: 'malformed' }],
  ['usage_point_id=12345678901234;123456789012345', { kind: 'malformed' }],
])('%s', (query, expected) => {
  expect(readReturn(new URLSearchParams(query))).toEqual(expected)
})
