import { inspect } from 'node:util'
import { createMemoryTokenStore, createRateLimiter } from '@hub/http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { AuthConfigurationError, createFranceTravailClient } from '../src/index.js'
import { CLIENT_ID, CLIENT_SECRET, PASS, PERSON, startClient } from './start-client.js'

describe('a token', () => {
  test('is asked for as production does: the realm encoded, a form, the application first', async () => {
    const { client, tokens } = startClient()
    await client.searchCertifiedIndividual(PERSON)
    const [request] = tokens()
    expect(request?.url).toBe('https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire')
    expect(request?.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      grant_type: 'client_credentials',
      scope: `application_${CLIENT_ID} api_rechercheindividucertifiev1 rechercherIndividuCertifie`,
    })
  })

  test('is obtained once for calls at the same time, and belongs to its scopes (FT-R1, FT-R2)', async () => {
    const { client, tokens, calls } = startClient({ rateLimiter: createRateLimiter({}) })
    await Promise.all(Array.from({ length: 20 }, () => client.searchCertifiedIndividual(PERSON)))
    expect(tokens()).toHaveLength(1)
    await client.updatePassIae(PASS)
    expect(tokens()).toHaveLength(2)
    expect(new URLSearchParams(tokens()[1]?.body).get('scope')).toBe(
      `application_${CLIENT_ID} api_maj-pass-iaev1 passIAE`,
    )
    const authorizations = new Set(calls().map(({ headers }) => headers.get('authorization')))
    expect(authorizations.size).toBe(2)
    for (const authorization of authorizations) expect(authorization).toMatch(/^Bearer simulated-token-/)
  })

  test('is used until 10 s before its end', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T10:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const { client, tokens } = startClient({ rateLimiter: createRateLimiter({}) })
    await client.searchCertifiedIndividual(PERSON)
    vi.setSystemTime(Date.now() + 1_488_000)
    await client.searchCertifiedIndividual(PERSON)
    expect(tokens()).toHaveLength(1)
    vi.setSystemTime(Date.now() + 1_000)
    await client.searchCertifiedIndividual(PERSON)
    expect(tokens()).toHaveLength(2)
  })

  test.each<[string, unknown, number]>([
    ['a number', 1_499, 1],
    ['a text', '1499', 1],
    ['a number with a fraction', 1_499.5, 1],
    ['absent', undefined, 2],
    ['null', null, 2],
    ['no number', 'soon', 2],
    ['empty', '', 2],
    ['over already', 0, 2],
  ])(
    'whose expires_in is %s is used, and where that says nothing for one call only',
    async (_label, expires_in, asked) => {
      let tokens = 0
      const fetch = async (url: string) => {
        if (!url.includes('/oauth2/')) return Response.json({ codeSortie: 'S001', idNationalDE: 'x' })
        tokens += 1
        return Response.json({ token_type: 'Bearer', access_token: `t${tokens}`, expires_in, scope: ['a'] })
      }
      const settings = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, rateLimiter: createRateLimiter({}) }
      const client = createFranceTravailClient({ ...settings, fetch })
      for (let call = 0; call < 2; call++)
        expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'found' })
      expect(tokens).toBe(asked)
    },
  )

  test('that was refused is dropped and the call replayed once (FT-R3)', async () => {
    const { client, state, tokens, calls } = startClient({ rateLimiter: createRateLimiter({}) })
    await client.searchCertifiedIndividual(PERSON)
    state.revokeTokens()
    const { data, attempts } = await client.searchCertifiedIndividual(PERSON).withResponse()
    expect([data.outcome, attempts]).toEqual(['found', 2])
    await client.searchCertifiedIndividual(PERSON)
    expect([tokens().length, calls().length]).toEqual([2, 4])
  })

  test('a second 401 is an error that may be tried again', async () => {
    const { client, state, calls } = startClient({ rateLimiter: createRateLimiter({}) })
    state.failNext({ kind: 'status', status: 401, body: '{}', operation: 'updatePassIae', times: 2 })
    await expect(client.updatePassIae(PASS)).rejects.toMatchObject({
      name: 'AuthenticationError',
      isRetryable: true,
      mayHaveBeenApplied: false,
    })
    expect(calls()).toHaveLength(2)
  })

  test('is shared by clients with one store, but not with another application', async () => {
    const tokenStore = createMemoryTokenStore<string>()
    const first = startClient({ tokenStore, rateLimiter: createRateLimiter({}) })
    await first.client.searchCertifiedIndividual(PERSON)
    const second = createFranceTravailClient(first.settings)
    await second.searchCertifiedIndividual(PERSON)
    expect(first.tokens()).toHaveLength(1)
    const other = createFranceTravailClient({ ...first.settings, clientId: 'PAR_other' })
    await other.searchCertifiedIndividual(PERSON)
    expect(first.tokens()).toHaveLength(2)
  })

  test('comes from another address where one is given', async () => {
    const { client, tokens, calls } = startClient({
      authUrl: 'https://tokens.example/',
      baseUrl: 'https://recette.example/partenaire',
    })
    await client.searchCertifiedIndividual(PERSON)
    expect(tokens()[0]?.url).toMatch(/^https:\/\/tokens\.example\/connexion\/oauth2\/access_token\?/)
    expect(calls()[0]?.url).toMatch(/^https:\/\/recette\.example\/partenaire\/recherche/)
  })
})

describe('the token endpoint refuses', () => {
  const applications = [{ clientId: CLIENT_ID, clientSecret: 'another', scopes: ['api_maj-pass-iaev1', 'passIAE'] }]

  test('a wrong secret: a configuration error, which ends a run (FT-R4)', async () => {
    const { client, calls } = startClient({}, { applications })
    const error = await client.searchCertifiedIndividual(PERSON).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'AuthConfigurationError', code: 'invalid_client', isRetryable: false })
    expect(AuthConfigurationError.isInstance(error)).toBe(true)
    expect(calls()).toEqual([])
  })

  test('a scope that is not granted', async () => {
    const settings = { clientSecret: 'another', rateLimiter: createRateLimiter({}) }
    const { client } = startClient(settings, { applications })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({
      name: 'AuthConfigurationError',
      code: 'invalid_scope',
    })
    expect(await client.updatePassIae(PASS)).toMatchObject({ outcome: 'accepted' })
  })

  test.each([400, 401, 403])('with %i and nothing readable', async (status) => {
    const { client, state } = startClient()
    state.failNext({ kind: 'status', status, body: 'no', operation: 'getToken' })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({
      name: 'AuthConfigurationError',
      status,
    })
  })

  test.each([
    [404, 'NotFoundError'],
    [429, 'RateLimitError'],
    [500, 'ServerError'],
    [503, 'ServerError'],
  ])('with %i: an error that may be tried again', async (status, name) => {
    const { client, state } = startClient()
    const headers = { 'retry-after': '3600' }
    state.failNext({ kind: 'status', status, body: '{}', headers, operation: 'getToken' })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({ name, isRetryable: true })
    expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'found' })
  })

  test.each([undefined, 'soon', '-5'])('with 429 and Retry-After %j: to be tried again after 60 s', async (header) => {
    const { client, state } = startClient()
    const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header }
    state.failNext({ kind: 'status', status: 429, body: '{}', headers, operation: 'getToken' })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({
      name: 'RateLimitError',
      retryAfter: 60,
    })
  })

  test.each([
    ['429', { kind: 'status', status: 429, body: '{}' }],
    ['503', { kind: 'status', status: 503, body: '{}' }],
    ['a lost answer', { kind: 'lost-answer' }],
  ] as const)('with %s: it is not asked again by itself (FT-R9)', async (_label, failure) => {
    const { client, state, tokens } = startClient()
    state.failNext({ ...failure, operation: 'getToken' })
    await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({ isRetryable: true })
    expect(tokens()).toHaveLength(1)
    expect(await client.searchCertifiedIndividual(PERSON)).toMatchObject({ outcome: 'found' })
  })
})

test.each([
  ['an empty text', ''],
  ['a text of two lines', 'part-of-a-token\nx'],
  ['a text that no header holds', 'part-of-a-token-€'],
  ['null', null],
])(
  'a token that is %s is none: an error that may be tried again, and nothing is sent with it',
  async (_label, token) => {
    const answer = { token_type: 'Bearer', access_token: token, expires_in: 1_499 }
    let calls = 0
    const fetch = async (url: string) => {
      if (url.includes('/oauth2/')) return Response.json(answer)
      calls += 1
      return Response.json({ codeSortie: 'S000' })
    }
    const client = createFranceTravailClient({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, fetch })
    const error = await client.updatePassIae(PASS).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ContractError', isRetryable: true })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('part-of-a-token')
    expect(calls).toBe(0)
  },
)

test.each([
  ['clientId', { clientId: undefined }],
  ['clientId', { clientId: ' ' }],
  ['clientSecret', { clientSecret: '' }],
  ['baseUrl', { authUrl: 'tokens' }],
  ['baseUrl', { baseUrl: 'http://api.example' }],
])('the option %s is checked by the first call', async (field, options) => {
  const { client, calls } = startClient(options)
  await expect(client.searchCertifiedIndividual(PERSON)).rejects.toMatchObject({ name: 'InvalidRequestError', field })
  expect(calls()).toEqual([])
})
