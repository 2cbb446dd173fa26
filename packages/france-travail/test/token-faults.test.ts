// Each method while the token endpoint fails, in every way: one typed error, no call of the API, and no second request for a token.
import { inspect } from 'node:util'
import { createRateLimiter } from '@hub/http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  AuthConfigurationError,
  createFranceTravailClient,
  type FranceTravailClient,
  type FranceTravailClientOptions,
  HubError,
} from '../src/index.js'
import { createFranceTravailSimulator, type FranceTravailState } from '../src/simulator/index.js'
import { CLIENT_ID, CLIENT_SECRET, PASS, PERSON, startClient } from './start-client.js'

const METHODS: Readonly<Record<string, (client: FranceTravailClient) => Promise<unknown>>> = {
  searchCertifiedIndividual: async (client) => client.searchCertifiedIndividual(PERSON),
  updatePassIae: async (client) => client.updatePassIae(PASS),
  'updatePassIae, dry run': async (client) => client.updatePassIae(PASS, { dryRun: true }),
  'findUser by NIR': async (client) => client.findUser({ nir: PERSON.nir, dateNaissance: PERSON.birth_date }),
  'findUser by number': async (client) => client.findUser({ numeroFranceTravail: '1234567A' }),
  getRqth: async (client) => client.getRqth({ jetonUsager: 'jeton-canary' }),
}

type Failure = Parameters<FranceTravailState['failNext']>[0]
const status = (code: number, body = '{}', headers = {}): Failure => ({ kind: 'status', status: code, body, headers })
/** The name of the error, and whether it may be tried again. */
const FAULTS: readonly (readonly [string, Failure, string, boolean])[] = [
  ['a 400 that says invalid_scope', status(400, '{"error":"invalid_scope"}'), 'AuthConfigurationError', false],
  ['a 401', status(401, `{"error":"${CLIENT_SECRET}"}`), 'AuthConfigurationError', false],
  ['a 403', status(403, '<html>'), 'AuthConfigurationError', false],
  ['a 404 of a gateway', status(404, '<html>'), 'NotFoundError', true],
  ['a 429', status(429, '{}', { 'retry-after': '30' }), 'RateLimitError', true],
  ['a 500', status(500), 'ServerError', true],
  ['a 503', status(503, '<html>'), 'ServerError', true],
  ['HTML', status(200, '<html>'), 'ContractError', true],
  ['a body without a token', status(200, '{"token_type":"Bearer","expires_in":1499}'), 'ContractError', true],
  ['nothing', { kind: 'empty' }, 'ContractError', true],
  ['a redirection', status(302, '', { location: 'https://elsewhere.example/' }), 'RedirectError', true],
  ['a connection cut before', { kind: 'reset' }, 'ConnectionError', true],
  ['a connection cut after', { kind: 'lost-answer' }, 'ConnectionError', true],
]

afterEach(() => void vi.useRealTimers())

const TOKEN_PATH = '/connexion/oauth2/access_token'

/** A client, and the paths of its requests. What is answered here is in no document, so that it is not compared with one. */
function start(answer?: NonNullable<FranceTravailClientOptions['fetch']>) {
  const { state, fetch } = createFranceTravailSimulator()
  const requests: string[] = []
  const client = createFranceTravailClient({
    ...startClient().settings,
    rateLimiter: createRateLimiter({}),
    fetch: async (url, init) => {
      requests.push(new URL(url).pathname)
      return (answer ?? fetch)(url, init)
    },
  })
  return { client, state, requests }
}

async function fail(call: Promise<unknown>): Promise<HubError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!HubError.isInstance(error)) throw new Error(`not a typed error: ${inspect(error)}`)
  return error
}

describe.each(Object.entries(METHODS))('%s, its token answered with', (_method, call) => {
  test.each(FAULTS)('%s', async (_label, failure, name, isRetryable) => {
    const { client, state, requests } = start()
    state.failNext({ ...failure, operation: 'getToken' })
    const error = await fail(call(client))
    expect([error.name, error.isRetryable]).toEqual([name, isRetryable])
    expect(AuthConfigurationError.isInstance(error)).toBe(!isRetryable)
    expect(requests).toEqual([TOKEN_PATH])
    for (const secret of [CLIENT_SECRET, CLIENT_ID, PERSON.nir, 'jeton-canary'])
      expect(inspect(error) + JSON.stringify(error)).not.toContain(secret)
    // Nothing was done of the call.
    expect(error.mayHaveBeenApplied).toBe(false)
  })

  test('silence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, requests } = start((_url, { signal }) => {
      const { promise, reject } = Promise.withResolvers<Response>()
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true })
      // The time that a token may take passes, and not that of the call.
      vi.advanceTimersByTime(6_000)
      return promise
    })
    expect(await fail(call(client))).toMatchObject({
      name: 'TimeoutError',
      isRetryable: true,
      mayHaveBeenApplied: false,
    })
    expect(requests).toEqual([TOKEN_PATH])
  })
})
