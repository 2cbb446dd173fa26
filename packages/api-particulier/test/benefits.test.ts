import { describe, expect, test } from 'vitest'
import { createApiParticulierClient, readReasons } from '../src/index.js'
import { CAMILLE, DOMINIQUE, RECIPIENT, startClient, TOKEN } from './start-client.js'

describe('a request', () => {
  test.each([
    ['getRsa', '/v3/dss/revenu_solidarite_active/identite'],
    ['getAah', '/v3/dss/allocation_adulte_handicape/identite'],
    ['getAsf', '/v3/dss/allocation_soutien_familial/identite'],
  ] as const)('%s goes to the root, with the civil status and no token in the address', async (method, path) => {
    const { client, sent } = startClient()
    await client[method](CAMILLE)
    const [request] = sent
    expect(`${request?.url.origin}${request?.url.pathname}`).toBe(`https://particulier.api.gouv.fr${path}`)
    expect([...(request?.url.searchParams ?? [])]).toEqual([
      ['recipient', RECIPIENT],
      ['nomNaissance', 'DURAND'],
      ['prenoms[]', 'CAMILLE'],
      ['anneeDateNaissance', '1985'],
      ['moisDateNaissance', '5'],
      ['jourDateNaissance', '12'],
      ['sexeEtatCivil', 'F'],
      ['codeCogInseePaysNaissance', '99100'],
      ['codeCogInseeCommuneNaissance', '62041'],
    ])
    expect(request?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`)
    expect(request?.url.href).not.toContain(TOKEN)
  })

  test('repeats the key of first names', async () => {
    const { client, sent } = startClient()
    await client.getRsa({ ...CAMILLE, first_name: 'Anne  Lise Marie Zoé' })
    expect(sent[0]?.url.searchParams.getAll('prenoms[]')).toEqual(['ANNE', 'LISE', 'MARIE'])
  })

  test('asks the function for the token each time', async () => {
    let asked = 0
    const { client, sent } = startClient({ token: async () => `token-${(asked += 1)}` })
    await client.getRsa(CAMILLE)
    await client.getAah(CAMILLE)
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  test.each([
    ['token', { token: '' }],
    ['token', { token: () => ' ' }],
    ['token', { token: undefined }],
    ['recipient', { recipient: undefined }],
    ['recipient', { recipient: '13002526500014' }],
    ['recipient', { recipient: '' }],
    ['delegation_id', { delegation_id: '' }],
    ['environment', { environment: 'demo' as never }],
  ])('with a wrong option %s is refused before any call', async (field, options) => {
    const { client, sent } = startClient(options)
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ name: 'InvalidRequestError', field, attempts: 0 })
    expect(sent).toEqual([])
  })

  test('with a wrong value is refused before any call', async () => {
    const { client, sent } = startClient()
    await expect(client.getRsa({ ...CAMILLE, birth_place: null })).rejects.toMatchObject({ field: 'birth_place' })
    await expect(client.getRsa(undefined as never)).rejects.toMatchObject({ name: 'InvalidRequestError' })
    expect(sent).toEqual([])
  })
})

describe('outcomes (AP-R4)', () => {
  test('a beneficiary, since when, and of the RSA whether it is increased', async () => {
    const { client } = startClient()
    expect(await client.getRsa(CAMILLE)).toEqual({ outcome: 'beneficiary', since: '2024-09-01', increased: false })
    expect(await client.getAah(CAMILLE)).toEqual({ outcome: 'beneficiary', since: '2023-01-01' })
    expect(await client.getAsf(CAMILLE)).toEqual({ outcome: 'beneficiary', since: '2025-02-01' })
  })

  test.each(['getRsa', 'getAah', 'getAsf'] as const)(
    '%s of somebody with a file without the benefit',
    async (method) => {
      expect(await startClient().client[method](DOMINIQUE)).toEqual({ outcome: 'notBeneficiary', reason: 'answered' })
    },
  )

  test('nobody has a file', async () => {
    expect(await startClient().client.getRsa({ ...CAMILLE, first_name: 'Lou' })).toEqual({
      outcome: 'notBeneficiary',
      reason: 'noFile',
      code: '35003',
    })
  })

  test.each(['10003', '23003', '37003', '35003'])('the code %s of a 404 is no file', async (code) => {
    const { client, state } = startClient()
    state.answerNext({ code })
    const { data, response } = await client.getRsa(CAMILLE).withResponse()
    expect([data, response.status]).toEqual([{ outcome: 'notBeneficiary', reason: 'noFile', code }, 404])
  })

  test('the code 00366 is an identity that is not found', async () => {
    const { client, state } = startClient()
    state.answerNext({ code: ['00366', '00366'] })
    expect(await client.getRsa(CAMILLE)).toEqual({ outcome: 'identityNotFound' })
    const claude = { ...CAMILLE, birth_name: 'Inconnu', first_name: 'Claude', title: 'M' as const }
    const place = { birth_date: '1970-01-01', birth_place: '2A004' }
    expect(await client.getRsa({ ...claude, ...place })).toEqual({ outcome: 'identityNotFound' })
  })

  test.each<[string, number, string]>([
    ['no file', 404, '10003'],
    ['an identity that is not found', 422, '00366'],
  ])('nothing is concluded from %s beside a reason that cannot be read', async (_label, status, code) => {
    for (const other of [{ code: 'E12' }, { title: 'Erreur' }, null]) {
      const fetch = async () => Response.json({ errors: [{ code }, other] }, { status })
      const { client } = startClient({ fetch })
      await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ status, code })
    }
  })

  test.each([undefined, null, ''])('a first day that is %j is none', async (date_debut_droit) => {
    const data = { est_beneficiaire: true, date_debut_droit }
    const { client } = startClient({ fetch: async () => Response.json({ data }) })
    expect(await client.getRsa(CAMILLE)).toEqual({ outcome: 'beneficiary', since: null })
  })

  test('links and meta may be missing, further keys may come (AP-R11)', async () => {
    const data = { est_beneficiaire: true, date_debut_droit: null, avec_majoration: null, other: 1 }
    const settings = { environment: 'staging', token: TOKEN, recipient: RECIPIENT } as const
    const client = createApiParticulierClient({ ...settings, fetch: async () => Response.json({ data }) })
    expect(await client.getRsa(CAMILLE)).toEqual({ outcome: 'beneficiary', since: null })
  })
})

describe('errors', () => {
  test.each<[string, number, string, boolean]>([
    ['00101', 401, 'AuthenticationError', false],
    ['00103', 401, 'AuthenticationError', false],
    ['00105', 401, 'AuthenticationError', false],
    ['00108', 401, 'AuthenticationError', false],
    ['00100', 403, 'PermissionError', false],
    ['00107', 403, 'PermissionError', false],
    ['00213', 403, 'PermissionError', false],
    ['00203', 422, 'InvalidRequestError', false],
    ['00210', 422, 'InvalidRequestError', false],
    ['00212', 422, 'InvalidRequestError', false],
    ['00361', 422, 'InvalidRequestError', false],
    ['00362', 422, 'InvalidRequestError', false],
    ['00363', 422, 'InvalidRequestError', false],
    ['00364', 422, 'InvalidRequestError', false],
    ['00365', 422, 'InvalidRequestError', false],
    ['00367', 422, 'InvalidRequestError', false],
    ['00015', 409, 'ConflictError', true],
    ['00429', 429, 'RateLimitError', true],
    ['37999', 502, 'ServerError', false],
    ['36999', 502, 'ServerError', false],
    ['23999', 502, 'ServerError', true],
    ['35000', 502, 'ServerError', true],
    ['37001', 504, 'ServerError', true],
    ['37002', 504, 'ServerError', true],
    ['37004', 504, 'ServerError', true],
    ['37008', 504, 'ServerError', true],
    ['00501', 504, 'ServerError', true],
    ['51501', 502, 'ServerError', true],
  ])('%s (%i) is a %s, retryable: %s; nothing is sent again', async (code, status, name, isRetryable) => {
    const { client, state, sent } = startClient()
    state.answerNext({ code })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ name, status, code, isRetryable, attempts: 1 })
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['00107', 'may not be used from this address'],
    ['00108', 'production and staging have tokens of their own'],
    ['00213', 'do not belong together'],
    ['00210', 'recipient must be the SIRET'],
    ['00212', 'name one with delegation_id'],
    ['00361', 'nomNaissance is missing'],
    ['00015', 'still running'],
  ])('%s says what to do', async (code, advice) => {
    const { client, state } = startClient()
    state.answerNext({ code })
    await expect(client.getRsa(CAMILLE)).rejects.toThrow(advice)
  })

  test('35003 with another title is a failure, whether it comes as 404 or as 502', async () => {
    const { client, state } = startClient()
    state.answerNext({ code: '35003', title: 'Erreur inattendue' })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ name: 'NotFoundError', isRetryable: true })
    state.answerNext({ code: '35003', status: 502, title: 'Erreur inattendue' })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ name: 'ServerError', isRetryable: true })
  })

  test.each([404, 422, 410])('a %i without any code may be tried again', async (status) => {
    const body = JSON.stringify({ message: 'no' })
    const settings = { environment: 'production', token: TOKEN, recipient: RECIPIENT } as const
    const client = createApiParticulierClient({ ...settings, fetch: async () => new Response(body, { status }) })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ status, isRetryable: true })
  })

  test('two errors together: not an identity, not permanent', async () => {
    const { client, state } = startClient()
    state.answerNext({ code: ['00366', '00363'] })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ name: 'InvalidRequestError', isRetryable: false })
    state.answerNext({ code: ['37999', '37001'], status: 502 })
    const error = await client.getRsa(CAMILLE).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ServerError', isRetryable: true })
    expect(readReasons(error).map(({ code }) => code)).toEqual(['37999', '37001'])
  })

  test('the wait that the API names is in retryAfter', async () => {
    const { client, state } = startClient()
    state.answerNext({ code: '00501' })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ retryAfter: 10 })
    state.answerNext({ code: '00015' })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ retryAfter: 60 })
  })

  test.each([
    ['HTML with 200', () => new Response('<html>', { status: 200 }), 'ContractError'],
    ['a redirection', () => new Response('', { status: 302, headers: { location: '/' } }), 'RedirectError'],
    ['an answer without data', () => Response.json({}), 'ContractError'],
  ])('%s may be tried again', async (_label, answer, name) => {
    const settings = { environment: 'production', token: TOKEN, recipient: RECIPIENT } as const
    const client = createApiParticulierClient({ ...settings, fetch: async () => answer() })
    await expect(client.getRsa(CAMILLE)).rejects.toMatchObject({ name, isRetryable: true })
    if (name === 'ContractError') await expect(client.introspect()).rejects.toMatchObject({ name, isRetryable: true })
  })
})

describe('the service itself', () => {
  test('ping: a provider that is down is an answer', async () => {
    const { client, state, sent } = startClient()
    expect(await client.ping({ provider: 'cnaf' })).toMatchObject({ status: 'ok' })
    state.answerNext({ operation: 'ping', code: 'bad_gateway' })
    expect(await client.ping({ provider: 'cnaf' })).toMatchObject({ status: 'bad_gateway' })
    expect(sent[0]?.url.href).toBe('https://particulier.api.gouv.fr/api/cnaf/ping')
    expect(sent[0]?.headers.get('authorization')).toBeNull()
    await expect(client.ping({ provider: '../x' })).rejects.toMatchObject({ field: 'provider' })
  })

  test('introspect: the rights of the token', async () => {
    const tokens = [{ token: TOKEN, scopes: ['revenu_solidarite_active'] }]
    const { client } = startClient({}, { tokens })
    expect(await client.introspect()).toMatchObject({ scopes: ['revenu_solidarite_active'] })
    await expect(client.getAah(CAMILLE)).rejects.toMatchObject({ code: '00100' })
    await expect(startClient({ token: 'x' }, { tokens }).client.introspect()).rejects.toMatchObject({ code: '00101' })
  })
})
