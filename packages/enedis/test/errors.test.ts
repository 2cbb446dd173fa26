import { createMemoryTokenStore } from '@hub/http'
import { describe, expect, it } from 'vitest'
import { ENEDIS_ERRORS, type EnedisErrorName } from '../src/simulator/index.js'
import { createEnedisClient } from '../src/index.js'
import { catchError, CREDENTIALS, POINT, startClient } from './start-client.js'

const DAY = { usagePointId: POINT, start: '2026-11-10', end: '2026-11-11' }

/** Section by section what each error of Enedis means: code, class, and whether the same request may succeed later. */
const MEANINGS: Record<EnedisErrorName, [code: string, name: string, isRetryable: boolean]> = {
  'point-missing': ['invalid_usage_point_id', 'InvalidRequestError', false],
  'point-not-14-digits': ['invalid_usage_point_id', 'InvalidRequestError', false],
  'start-missing': ['invalid_request', 'InvalidRequestError', false],
  'end-missing': ['invalid_request', 'InvalidRequestError', false],
  'start-format': ['invalid_request', 'InvalidRequestError', false],
  'end-format': ['invalid_request', 'InvalidRequestError', false],
  'start-after-end': ['invalid_request', 'InvalidRequestError', false],
  'end-in-future': ['end_in_future', 'ClientError', true],
  'ADAM-ERR0061': ['not_holder', 'PermissionError', false],
  'ADAM-ERR0069': ['wrong_direction', 'ClientError', false],
  'ADAM-ERR0075': ['load_curve_disabled', 'PermissionError', false],
  'ADAM-ERR0123': ['before_activation', 'ClientError', false],
  'ADAM-ERR0123-fr': ['before_activation', 'ClientError', false],
  'no-service': ['consent_missing', 'PermissionError', false],
  'bad-request': ['invalid_request', 'InvalidRequestError', false],
  'ADAM-ERR0125': ['history_limit', 'ClientError', false],
  'ADAM-DC-0016': ['history_limit', 'ClientError', false],
  // Of one day, which cannot be halved.
  'ADAM-ERR0126': ['window_too_long', 'ClientError', false],
  'ADAM-DC-0015': ['window_too_long', 'ClientError', false],
  'ADAM-DC-0007': ['not_holder', 'PermissionError', false],
  'ADAM-DC-0007-400-fr': ['not_holder', 'PermissionError', false],
  'ADAM-DC-0008': ['consent_missing', 'PermissionError', false],
  ADAM_DC_0008: ['consent_missing', 'PermissionError', false],
  'ADAM-DC-0009': ['before_consent', 'PermissionError', false],
  '403-not-holder': ['not_holder', 'PermissionError', false],
  '403-other': ['forbidden', 'PermissionError', false],
  unauthorized_user: ['forbidden', 'PermissionError', false],
  '900908': ['api_not_subscribed', 'PermissionError', false],
  no_data_found: ['no_data', 'NotFoundError', true],
  'STM-ERR-0000020': ['no_data', 'NotFoundError', true],
  'STM-ERR-0000014': ['no_data', 'NotFoundError', true],
  'STM-ERR-0000019': ['unknown_customer', 'NotFoundError', false],
  'firewall-404': ['blocked', 'NotFoundError', false],
  '900901': ['token_invalid', 'AuthenticationError', false],
  Unauthorized: ['token_invalid', 'AuthenticationError', false],
  'invalid_token-header': ['token_invalid', 'AuthenticationError', false],
  'quota-q3': ['rate_limited', 'RateLimitError', true],
  'sla-exceeded': ['rate_limited', 'RateLimitError', true],
  'ADAM-DC-0500': ['upstream_error', 'ServerError', true],
  'STM-ERR-0000001': ['upstream_error', 'ServerError', true],
  technical_error: ['upstream_error', 'ServerError', true],
  'internal-server-error': ['upstream_error', 'ServerError', true],
  'list-of-errors': ['upstream_error', 'ServerError', true],
  'code-and-libelle': ['consent_missing', 'PermissionError', false],
  unavailable: ['upstream_unavailable', 'ServerError', true],
  'empty-503': ['upstream_unavailable', 'ServerError', true],
  invalid_client: ['invalid_client', 'AuthenticationError', false],
}

describe('every error of Enedis has one code', () => {
  it.each(Object.keys(ENEDIS_ERRORS) as EnedisErrorName[])('%s', async (failure) => {
    const [code, name, isRetryable] = MEANINGS[failure]
    const { client, state } = startClient({ maxRetries: 0 })
    state.failWith(failure, { operation: 'dailyConsumption', times: 2 })
    const error = await catchError(client.getDailyConsumption(DAY))
    expect(error).toMatchObject({ code, name, isRetryable, status: ENEDIS_ERRORS[failure].status })
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(POINT)
  })

  it.each(['900901', 'Unauthorized', 'invalid_token-header'] as const)(
    '%s once is answered with a new token',
    async (failure) => {
      const { client, state } = startClient({ maxRetries: 0 })
      state.failWith(failure, { operation: 'dailyConsumption' })
      const { attempts } = await client.getDailyConsumption(DAY).withResponse()
      expect([attempts, state.issuedTokens]).toEqual([2, 2])
    },
  )

  it('an error with the status of a success is an error all the same', async () => {
    const { client, state } = startClient({ maxRetries: 0 }, {}, { isOdd: true })
    const body = JSON.stringify({ error: 'ADAM-DC-0008', error_description: 'No consent' })
    state.failNext({ kind: 'status', status: 200, body, operation: 'dailyConsumption' })
    expect(await catchError(client.getDailyConsumption(DAY))).toMatchObject({
      code: 'consent_missing',
      name: 'PermissionError',
      status: 200,
    })
    state.failNext({ kind: 'status', status: 200, body, operation: 'generalData' })
    expect(await catchError(client.getAddress({ usagePointId: POINT }))).toMatchObject({ code: 'consent_missing' })
  })
})

describe('a code that only repeats the status: the text says what it is', () => {
  it.each([
    [400, 'usage_point_id parameter must be 14 digits long.', 'invalid_usage_point_id'],
    [400, 'The end date parameter must be earlier than the current date.', 'end_in_future'],
    [400, 'The seeker is not recognized as the actual meter holder', 'not_holder'],
    [403, 'The customer is not owner of this usage point.', 'not_holder'],
    [400, 'Le sens de la mesure ne correspond pas pour le PRM demande', 'wrong_direction'],
    [400, 'The customer objected to the load curve recording', 'load_curve_disabled'],
    [400, "The requested period cannot be anterior to the meter's last activation date", 'before_activation'],
    [400, 'The start date must be greater than the history deadline.', 'history_limit'],
    [400, 'The requested period must be less than 7 days for an access to the load curve.', 'window_too_long'],
    [403, 'No consent can be found for this customer and this usage point.', 'consent_missing'],
    [403, 'The start date of the request must be greater than the consent start date.', 'before_consent'],
    [404, 'no measure found for this usage point', 'no_data'],
    [404, 'Unknown or unauthorized user', 'unknown_customer'],
  ] as const)('%i %s', async (status, message, code) => {
    const { client, state } = startClient({ maxRetries: 0 }, {}, { isOdd: true })
    const body = JSON.stringify({ code: String(status), message })
    state.failNext({ kind: 'status', status, body, operation: 'dailyConsumption' })
    expect(await catchError(client.getDailyConsumption(DAY))).toMatchObject({ code, status })
  })
})

describe('waiting', () => {
  it('retryAfter is read from nextAccessTime', async () => {
    const { client, state } = startClient()
    state.throttle(Date.now() + 3_600_000, 'dailyConsumption')
    const error = await catchError(client.getDailyConsumption(DAY))
    expect(error).toMatchObject({ code: 'rate_limited', attempts: 1 })
    expect(error['retryAfter']).toBeGreaterThan(3_500)
    expect(error['retryAfter']).toBeLessThanOrEqual(3_601)
  })

  it('a quota that ends at once is waited for, and the call succeeds', async () => {
    const { client, state } = startClient()
    state.throttle(Date.now() - 1_000, 'dailyConsumption')
    const { attempts } = await client.getDailyConsumption(DAY).withResponse()
    expect(attempts).toBe(2)
  })

  it('failures are sent again up to four times', async () => {
    const { client, state } = startClient()
    for (const milliseconds of [0, 0, 0, 0, 0]) {
      const headers = { 'retry-after': String(milliseconds) }
      state.failNext({ kind: 'status', status: 503, body: '', headers, operation: 'dailyConsumption' })
    }
    const error = await catchError(client.getDailyConsumption(DAY))
    expect(error).toMatchObject({ code: 'upstream_unavailable', attempts: 5 })
  })
})

describe('the token of the application', () => {
  it('is obtained once for any number of callers', async () => {
    const { client, state } = startClient()
    const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05']
    await Promise.all(days.map((start) => client.getDailyConsumption({ ...DAY, start, end: '2026-11-06' })))
    expect(state.issuedTokens).toBe(1)
  })

  it.each([
    ['basic', true],
    ['form', false],
  ] as const)('is asked for by %s, never in the query', async (clientAuthentication, hasHeader) => {
    const { client, requests } = startClient({ clientAuthentication, clientSecret: 'enedis-secret' })
    await client.getDailyConsumption(DAY)
    const [request] = requests
    expect(new URL(request?.url ?? '').search).toBe('')
    expect(request?.headers.has('authorization')).toBe(hasHeader)
    const form = new URLSearchParams(await request?.text())
    expect(form.get('grant_type')).toBe('client_credentials')
    expect(form.get('client_secret')).toBe(hasHeader ? null : 'enedis-secret')
  })

  it('lives with expires_in as text', async () => {
    const { client, state } = startClient({}, { expiresInAsText: true })
    await client.getDailyConsumption(DAY)
    await client.getDailyConsumption({ ...DAY, start: '2026-11-09' })
    expect(state.issuedTokens).toBe(1)
  })

  it('wrong credentials are a code of their own, and not sent again', async () => {
    const { client, requests } = startClient({ clientSecret: 'wrong-secret-1234' })
    const error = await catchError(client.getDailyConsumption(DAY))
    expect(error).toMatchObject({ code: 'invalid_client', name: 'AuthenticationError', isRetryable: false })
    expect(requests).toHaveLength(1)
    expect(JSON.stringify(error)).not.toContain('wrong-secret-1234')
  })

  it.each(['clientId', 'clientSecret'] as const)('%s missing is said by the first call', async (option) => {
    const { client, requests } = startClient({ [option]: '' })
    expect(await catchError(client.getDailyConsumption(DAY))).toMatchObject({ field: option, attempts: 0 })
    expect(requests).toHaveLength(0)
  })

  it.each(['{"token":"secret-token-77"}', '["secret-token-77"]', 'null'])(
    'an answer without a token is a ContractError that shows nothing of it: %s',
    async (body) => {
      const { client, state } = startClient({}, {}, { isOdd: true })
      state.failNext({ kind: 'status', status: 200, body, operation: 'createToken' })
      const error = await catchError(client.getDailyConsumption(DAY))
      expect(error).toMatchObject({ name: 'ContractError', pointers: ['/access_token'] })
      expect((error as unknown as { body(): unknown }).body()).toBeUndefined()
    },
  )

  it('can be ended, and the next call obtains another', async () => {
    const { client, state } = startClient()
    await client.revokeToken()
    await client.getDailyConsumption(DAY)
    await client.revokeToken()
    expect(state.isTokenValid('simulated-token-1')).toBe(false)
    await client.getDailyConsumption({ ...DAY, start: '2026-11-09' })
    expect(state.issuedTokens).toBe(2)
  })

  it('is one for processes that share a store', async () => {
    const tokenStore = createMemoryTokenStore<string>()
    const { client, state, fetch } = startClient({ tokenStore })
    const other = createEnedisClient({ ...CREDENTIALS, tokenStore, fetch, quotas: false })
    await client.getDailyConsumption(DAY)
    await other.getDailyConsumption(DAY)
    expect(state.issuedTokens).toBe(1)
  })

  it('of another application is never used', async () => {
    const tokenStore = createMemoryTokenStore<string>()
    const { client, fetch } = startClient({ tokenStore })
    await client.getDailyConsumption(DAY)
    const other = createEnedisClient({ ...CREDENTIALS, clientId: 'other', tokenStore, fetch, quotas: false })
    expect(await catchError(other.getDailyConsumption(DAY))).toMatchObject({ code: 'invalid_client' })
  })

  it('identical calls at the same time are one', async () => {
    const { client, state } = startClient()
    const answers = await Promise.all([DAY, DAY, DAY].map((day) => client.getDailyConsumption(day)))
    expect(state.countCalls('dailyConsumption')).toBe(1)
    expect(answers[0]).toEqual(answers[2])
  })
})

it('an answer is asked for as JSON, with a User-Agent', async () => {
  const { client, requests } = startClient()
  await client.getDailyConsumption(DAY)
  const { headers } = requests.at(-1) as Request
  expect(headers.get('accept')).toBe('application/json')
  expect(headers.get('user-agent')).toMatch(/^@hub\/enedis-client\/\d/)
  expect(headers.has('content-type')).toBe(false)
})
