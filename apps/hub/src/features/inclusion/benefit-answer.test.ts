import { ConflictError, PermissionError, RateLimitError, ServerError, TimeoutError } from '@hub/api-particulier-client'
import { expect, test } from 'vitest'
import { getRetryDelay, isMisconfigured, readAnswer, readPermanent } from './benefit-answer.js'

const base = { message: 'x', attempts: 1, isRetryable: true, mayHaveBeenApplied: false }
const HOUR = 3_600_000

test.each([
  [
    { outcome: 'beneficiary', since: '2024-09-01', increased: true },
    { outcome: 'beneficiary', code: null, since: '2024-09-01', increased: true },
    true,
  ],
  [{ outcome: 'beneficiary', since: null }, { outcome: 'beneficiary', code: null, since: null, increased: null }, true],
  [
    { outcome: 'notBeneficiary', reason: 'answered' },
    { outcome: 'not_beneficiary', code: null, since: null, increased: null },
    true,
  ],
  [
    { outcome: 'notBeneficiary', reason: 'noFile', code: '35003' },
    { outcome: 'not_beneficiary', code: '35003', since: null, increased: null },
    true,
  ],
  [{ outcome: 'identityNotFound' }, { outcome: 'identity_not_found', code: null, since: null, increased: null }, false],
] as const)('%j', (outcome, result, isCertified) => {
  expect(readAnswer(outcome)).toEqual({ result, isCertified })
})

test.each([
  ['a 409', new ConflictError({ ...base, status: 409, retryAfter: 60 }), 1, 60_000],
  ['a 429', new RateLimitError({ ...base, status: 429, retryAfter: 20 }), 3, 20_000],
  ['a network error of theirs', new ServerError({ ...base, status: 504, retryAfter: 10 }), 1, 10_000],
  ['a first failure', new TimeoutError(base), 1, 12 * HOUR],
  ['a second failure', new ServerError({ ...base, status: 503 }), 2, 12 * HOUR],
  ['a third failure', new TimeoutError(base), 3, 7 * 24 * HOUR],
  ['no error: an identity that was not found', undefined, 0, 7 * 24 * HOUR],
])('after %s', (_label, error, attempts, expected) => {
  expect(getRetryDelay(error, attempts)).toBe(expected)
})

test('a provider that will answer so again is an answer; a wrong configuration is not', () => {
  const permanent = new ServerError({ ...base, status: 502, code: '37999', isRetryable: false })
  expect(readPermanent(permanent)).toMatchObject({ result: { outcome: 'refused', code: '37999' }, isCertified: false })
  expect(readPermanent(new ServerError({ ...base, status: 502 }))).toBeUndefined()
  expect(isMisconfigured(new PermissionError({ ...base, status: 403 }))).toBe(true)
  expect(isMisconfigured(permanent)).toBe(false)
})
