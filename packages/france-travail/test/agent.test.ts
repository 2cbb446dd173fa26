import { describe, expect, test } from 'vitest'
import { createFranceTravailClient, toRqthPeriod } from '../src/index.js'
import { createFranceTravailSimulator } from '../src/simulator/index.js'
import { AGENT, AGENT_AUTH_URL, CLIENT_ID, startClient } from './start-client.js'

const USER = { dateNaissance: '1985-05-12', nir: '185057505601797' }
const TOKEN = 'user-simulated-Kx4dQwz1ZbF0mYtR7uLpVs3NcHe9JgA2o'

describe('findUser', () => {
  test('by birth date and NIR, with a token of the agent realm and the three headers', async () => {
    const { client, calls, tokens } = startClient()
    expect(await client.findUser(USER)).toEqual({ outcome: 'found', isCertified: true, jetonUsager: TOKEN })
    const [request] = calls()
    expect(request?.url).toBe(
      'https://api.francetravail.io/partenaire/rechercher-usager/v2/usagers/par-datenaissance-et-nir',
    )
    expect(JSON.parse(request?.body ?? '')).toEqual(USER)
    const names = ['pa-nom-agent', 'pa-prenom-agent', 'pa-identifiant-agent']
    expect(names.map((name) => request?.headers.get(name))).toEqual(['Bernard', '%C3%89milie', 'agent-42'])
    expect(tokens()[0]?.url).toBe(`${AGENT_AUTH_URL}/connexion/oauth2/access_token?realm=%2Fagent`)
    expect(new URLSearchParams(tokens()[0]?.body).get('scope')).toBe(
      `application_${CLIENT_ID} api_rechercher-usagerv2 rechercheusager profil_accedant`,
    )
  })

  test('by France Travail number', async () => {
    const { client, calls } = startClient()
    expect(await client.findUser({ numeroFranceTravail: '1234567A' })).toMatchObject({ outcome: 'found' })
    expect(calls()[0]?.url).toMatch(/\/par-numero-francetravail$/)
  })

  test.each(['N', 'null', null] as const)('a topIdentiteCertifiee of %j gives no token', async (top) => {
    const { client, state } = startClient()
    state.addPerson({
      nir: '291072B03304249',
      birth_date: '1990-01-01',
      birth_name: 'x',
      first_name: 'y',
      idNationalDE: 'z',
      topIdentiteCertifiee: top,
    })
    expect(await client.findUser({ nir: '291072B03304249', dateNaissance: '1990-01-01' })).toEqual({
      outcome: 'found',
      isCertified: false,
      jetonUsager: null,
    })
    // Nor does the service take the one that it named.
    await expect(client.getRqth({ jetonUsager: 'user-z' })).rejects.toMatchObject({ status: 403, code: 'R001' })
  })

  test('nobody and several are outcomes', async () => {
    const { client } = startClient()
    expect(await client.findUser({ ...USER, dateNaissance: '1985-05-13' })).toEqual({
      outcome: 'notFound',
      code: 'S002',
    })
    const homonym = { nir: '185057505601601', dateNaissance: '1985-05-13' }
    expect(await client.findUser(homonym)).toEqual({ outcome: 'notFound', code: 'S003' })
  })

  test.each([
    ['R001', 'PermissionError', 403],
    ['R997', 'InvalidRequestError', 400],
    ['R998', 'ServerError', 500],
    ['R999', 'ServerError', 503],
  ])('%s is a %s', async (code, name, status) => {
    const { client, state } = startClient()
    state.answerNext({ operation: 'findUserByNir', code })
    await expect(client.findUser(USER)).rejects.toMatchObject({ name, status, code })
  })

  test.each<[string, object | undefined]>([
    ['nir', { ...USER, nir: '185057505601798' }],
    ['dateNaissance', { nir: USER.nir }],
    ['numeroFranceTravail', { numeroFranceTravail: '' }],
    ['parameters', undefined],
  ])('a wrong %s is refused before any call', async (field, user) => {
    const { client, sent } = startClient()
    await expect(client.findUser(user as never)).rejects.toMatchObject({ field, attempts: 0 })
    expect(sent).toEqual([])
  })
})

describe('getRqth', () => {
  test('reads the recognition of the person of the token', async () => {
    const { client, calls } = startClient()
    const rqth = await client.getRqth({ jetonUsager: TOKEN })
    expect(toRqthPeriod(rqth)).toEqual({ isValid: true, start: '2024-01-01', end: null })
    expect(calls()[0]?.headers.get('ft-jeton-usager')).toBe(TOKEN)
    expect(calls()[0]?.headers.get('content-type')).toBe('application/json')
  })

  test.each([
    [
      { topValiditeRQTH: false, dateDebutRqth: '', dateFinRqth: '' },
      { isValid: false, start: null, end: null },
    ],
    [
      { topValiditeRQTH: true, dateDebutRqth: '2024-01-01', dateFinRqth: null },
      { isValid: true, start: '2024-01-01', end: null },
    ],
    [
      { topValiditeRQTH: true, dateDebutRqth: '2024-01-01', dateFinRqth: '2029-12-31' },
      { isValid: true, start: '2024-01-01', end: '2029-12-31' },
    ],
  ])('%j is read', (rqth, expected) => {
    expect(toRqthPeriod(rqth)).toEqual(expected)
  })

  test('is repeated, for it only reads', async () => {
    const { client, state } = startClient()
    state.failNext({ kind: 'reset', operation: 'getRqth' })
    expect(await client.getRqth({ jetonUsager: TOKEN })).toMatchObject({ topValiditeRQTH: true })
  })
})

test.each([
  ['HTML with 200', { status: 200, body: '<html>' }, 'ContractError'],
  ['204', { status: 204 }, 'ContractError'],
  ['a redirection', { status: 302, body: 'Found', headers: { location: '/login' } }, 'RedirectError'],
])('%s may be tried again', async (_label, failure, name) => {
  // Without the check against the documents: these answers are in none.
  const { state, fetch } = createFranceTravailSimulator()
  const agent = { ...AGENT, authUrl: AGENT_AUTH_URL }
  const client = createFranceTravailClient({ clientId: 'id', clientSecret: 'secret', agent, fetch })
  state.failNext({ kind: 'status', ...failure, operation: 'findUserByNir' })
  await expect(client.findUser(USER)).rejects.toMatchObject({ name, isRetryable: true })
  state.failNext({ kind: 'status', ...failure, operation: 'getRqth' })
  await expect(client.getRqth({ jetonUsager: TOKEN })).rejects.toMatchObject({ name, isRetryable: true })
})

describe('the agent', () => {
  test('of a call comes before that of the client', async () => {
    const { client, calls } = startClient()
    await client.findUser(USER, { agent: { lastName: 'Petit', firstName: 'Lou', id: '7' } })
    expect(calls()[0]?.headers.get('pa-nom-agent')).toBe('Petit')
  })

  test.each([
    ['agent.lastName', { ...AGENT, lastName: '' }],
    ['agent.firstName', { ...AGENT, firstName: undefined }],
    ['agent.id', { ...AGENT, id: ' ' }],
    ['agent.id', { ...AGENT, id: 'a\ud800' }],
  ])('without %s nothing is sent: the answer would be a redirection or a 401', async (field, agent) => {
    const { client, sent } = startClient()
    await expect(client.findUser(USER, { agent })).rejects.toMatchObject({ field, attempts: 0 })
    await expect(client.getRqth({ jetonUsager: TOKEN }, { agent })).rejects.toMatchObject({ field })
    expect(sent).toEqual([])
  })

  test('needs the address of its tokens, which is not published', async () => {
    const { client } = startClient({ agent: AGENT })
    await expect(client.findUser(USER)).rejects.toMatchObject({ field: 'agent.authUrl' })
  })

  test('may have an application of its own', async () => {
    const agent = { ...AGENT, authUrl: AGENT_AUTH_URL, clientId: 'PAR_agents', clientSecret: 'other' }
    const { client, tokens } = startClient({ agent })
    await client.findUser(USER)
    expect(new URLSearchParams(tokens()[0]?.body).get('client_id')).toBe('PAR_agents')
  })

  test.each([
    ['absent', undefined, 302],
    ['empty', '', 401],
  ])('the service answers a header that is %s with another status than 200 (LE-agent)', async (_label, id, status) => {
    const { fetch } = createFranceTravailSimulator()
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'a',
      scope: 'application_a api_donnees-rqthv1 h2a profil_accedant',
    })
    const address = `${AGENT_AUTH_URL}/connexion/oauth2/access_token?realm=%2Fagent`
    const token = (await (await fetch(address, { method: 'POST', body: form })).json()) as { access_token: string }
    const headers = {
      authorization: `Bearer ${token.access_token}`,
      'pa-nom-agent': 'a',
      'pa-prenom-agent': 'b',
      ...(id !== undefined && { 'pa-identifiant-agent': id }),
    }
    const response = await fetch('https://api.francetravail.io/partenaire/donnees-rqth/v1/rqth', { headers })
    expect(response.status).toBe(status)
  })
})
