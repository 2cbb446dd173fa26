import { describe, expect, test } from 'vitest'
import { createRdvInsertionSimulator, type RdvInsertionSimulatorOptions } from '../src/msw/index.js'
import { AGENT, doors, startSimulator, threeHeaders } from './support.js'

const { title, ...camille } = {
  first_name: 'Camille',
  last_name: 'Durand',
  title: 'madame',
  email: 'camille@example.fr',
}
const invitation = { motif_category: { short_name: 'rsa_orientation' } }
const invited = { ...camille, title, invitation }
const USERS = '/api/v1/organisations/4012/users'

/** Calls like a program of a user, with the right headers unless said otherwise. */
async function start(options: RdvInsertionSimulatorOptions = {}, door: (typeof doors)[number] = 'in process') {
  const simulator = await startSimulator(door, options)
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const request = new Request(simulator.baseUrl + path, {
      method,
      headers: { ...threeHeaders, accept: 'application/json', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    })
    const response = await (typeof body === 'string' ? rawFetch(request) : simulator.fetch(request))
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parsed(text) }
  }
  // What is no JSON cannot be recorded.
  const rawFetch = door === 'in process' ? createRdvInsertionSimulator(options).fetch : globalThis.fetch
  return { ...simulator, call }
}

function parsed(text: string): unknown {
  return text === '' ? '' : (JSON.parse(text) as unknown)
}

describe.each(doors)('%s', (door) => {
  test('remembers', async () => {
    const { call } = await start({}, door)
    expect(await call('POST', USERS, { user: camille })).toMatchObject({ status: 200, body: { success: true } })
    expect((await call('GET', `${USERS}?search_query=cam`)).body).toMatchObject({ pagination: { total_count: 1 } })
    const invitationAnswer = await call('POST', `${USERS}/create_and_invite`, { user: invited })
    expect(invitationAnswer.body).toMatchObject({ invitations: [{ format: 'email', delivery_status: null }] })
    expect((await call('GET', USERS)).body).toMatchObject({ pagination: { total_count: 1 } })
  })

  test('an unknown route is a 404 with errors', async () => {
    const { call } = await start({}, door)
    expect(await call('GET', '/api/v1/nothing')).toMatchObject({ status: 404, body: { success: false } })
  })
})

describe('who calls (§1, §7)', () => {
  test.each(['access-token', 'client', 'uid'])('without %s: 401, and no success in the body', async (name) => {
    const { call } = await start()
    const { status, body } = await call('GET', USERS, undefined, { [name]: '' })
    expect(status).toBe(401)
    expect(body).toEqual({ errors: [expect.any(String)] })
  })

  test('a token that RDV-Solidarités does not know, or of somebody else by one letter: 401', async () => {
    for (const answer of [undefined, AGENT.toUpperCase()]) {
      const { call } = await start({ validateToken: async () => answer })
      expect((await call('GET', USERS)).status).toBe(401)
    }
  })

  test('an agent whom rdv-insertion does not know: 403 with success', async () => {
    const { call } = await start({ acceptUnknownAgents: false })
    const { status, body } = await call('GET', USERS, undefined, { uid: 'nobody@example.fr' })
    expect([status, body]).toEqual([403, { success: false, errors: [expect.any(String)] }])
  })

  test('no access: 403 without success; with no Accept or that of a browser, a redirection to the home page', async () => {
    const { call } = await start()
    const uid = 'jardins@valbrume.example'
    const refused = await call('GET', USERS, undefined, { uid })
    expect([refused.status, refused.body]).toEqual([403, { errors: [expect.any(String)] }])
    for (const accept of ['application/json, text/plain, */*', '*/*']) {
      const redirected = await call('GET', USERS, undefined, { uid, accept })
      expect([redirected.status, redirected.headers.get('location')]).toEqual([303, 'https://www.rdv-insertion.fr/'])
    }
  })

  test('an unknown organisation is a 404 for everybody: it is looked for before access is checked', async () => {
    const { call } = await start()
    const uid = 'jardins@valbrume.example'
    const other = USERS.replace('4012', '9999')
    expect(await call('GET', other, undefined, { uid })).toMatchObject({
      status: 404,
      body: { not_found: 'Organisation' },
    })
  })

  test.each(['sqlmap/1', 'Nikto', 'masscan'])('%s is refused', async (agent) => {
    const { call } = await start()
    expect(await call('GET', USERS, undefined, { 'user-agent': agent })).toMatchObject({
      status: 403,
      body: { error: 'Forbidden' },
    })
  })
})

describe('bodies', () => {
  test.each<[string, string, unknown]>([
    ['malformed JSON', USERS, '{"user":'],
    ['no user', USERS, {}],
    ['an empty user', USERS, { user: {} }],
    ['no users', `${USERS}/create_and_invite_many`, {}],
    ['empty users', `${USERS}/create_and_invite_many`, { users: [] }],
    ['users that are no list', `${USERS}/create_and_invite_many`, { users: { first_name: 'x' } }],
  ])('%s: 400, empty, as HTML', async (_label, path, body) => {
    const { call } = await start()
    const answer = await call('POST', path, body)
    expect([answer.status, answer.body]).toEqual([400, ''])
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
  })

  test('a form is not read', async () => {
    const { call } = await start()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await call('POST', USERS, 'user[first_name]=Camille', headers)).status).toBe(400)
  })

  test('a number for NIR makes the server fail', async () => {
    const { call } = await start()
    expect((await call('POST', USERS, { user: { ...camille, nir: 1_850_575_056_017 } })).status).toBe(500)
  })

  test('null, blank and unknown keys are dropped: nothing can be cleared', async () => {
    const { call } = await start()
    await call('POST', USERS, { user: { ...camille, birth_name: 'Martin', address: '1 rue' } })
    const { body } = await call('POST', USERS, { user: { ...camille, birth_name: null, address: ' ', colour: 'red' } })
    expect(body).toMatchObject({ user: { birth_name: 'Martin', address: '1 rue' } })
    expect(body).not.toHaveProperty('user.colour')
  })

  test('an impossible date becomes no date, and the call succeeds', async () => {
    const { call } = await start()
    const { status, body } = await call('POST', USERS, { user: { ...camille, birth_date: '31/02/1990' } })
    expect([status, (body as { user: { birth_date: unknown } }).user.birth_date]).toEqual([200, null])
  })

  test('without category: 500 after the person was created, or before July 2026 the only category', async () => {
    const { call, state } = await start()
    const withoutCategory = { ...camille, title, invitation: {} }
    expect((await call('POST', `${USERS}/create_and_invite`, { user: withoutCategory })).status).toBe(500)
    expect([state.data.users.length, state.data.invitations.length]).toEqual([1, 0])
    const before = await start({ failWithoutCategory: false })
    const path = USERS.replace('4012', '4013')
    expect((await before.call('POST', `${path}/create_and_invite`, { user: withoutCategory })).status).toBe(200)
    expect(before.state.data.invitations[0]?.motif_category_id).toBe(22)
  })

  test('without category, in a list: 200, created, silently not invited', async () => {
    const { call, state } = await start()
    const { status } = await call('POST', `${USERS}/create_and_invite_many`, { users: [{ ...camille, title }] })
    expect([status, state.data.users.length, state.data.invitations.length]).toEqual([200, 1, 0])
  })
})

describe('lists (§6)', () => {
  const many = `${USERS}/create_and_invite_many`

  test('one wrong person refuses all; index counts from 0, and one person can have several entries', async () => {
    const { call, state } = await start()
    const wrong = { ...invited, email: 'x@y', tags_to_add: [{ value: 'Inconnu' }], referents_to_add: [{ email: 'x' }] }
    const { status, body } = await call('POST', many, { users: [invited, wrong] })
    expect(status).toBe(422)
    const { errors } = body as { errors: Record<string, unknown>[] }
    expect(errors.map(({ index }) => index)).toEqual([1, 1, 1])
    expect(errors.map((entry) => 'first_name' in entry)).toEqual([true, false, false])
    expect(state.data.users).toEqual([])
  })

  test('26 people: an entry without index, beside those of the people', async () => {
    const { call } = await start()
    const users = [...Array.from({ length: 25 }, () => invited), { ...invited, first_name: '' }]
    const { body } = await call('POST', many, { users })
    expect((body as { errors: { index?: number }[] }).errors.map(({ index }) => index)).toEqual([undefined, 25])
  })

  test('jobs can be run later', async () => {
    const { call, state } = await start({ jobs: 'when_run' })
    await call('POST', many, { users: [invited] })
    expect(state.data.users).toEqual([])
    state.runJobs()
    expect([state.data.users.length, state.data.invitations.length]).toEqual([1, 1])
  })

  test('the older name is still served', async () => {
    const { call, state } = await start()
    const { status } = await call('POST', many.replace('/users/', '/applicants/'), { applicants: [invited] })
    expect([status, state.data.users.length]).toEqual([200, 1])
  })

  test('5 calls a minute, and then Retry-After is the whole minute', async () => {
    let now = 0
    const { call } = await start({ now: () => now })
    for (let count = 0; count < 5; count += 1) expect((await call('POST', many, { users: [invited] })).status).toBe(200)
    now = 50_000
    const { status, headers, body } = await call('POST', many, { users: [invited] })
    expect([status, body]).toMatchObject([429, { retry_after: 60 }])
    expect(Object.fromEntries(headers)).toMatchObject({
      'retry-after': '60',
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
    })
    expect((await call('GET', USERS)).status).toBe(200)
    now = 60_000
    expect((await call('POST', many, { users: [invited] })).status).toBe(200)
  })
})

describe('the same person', () => {
  const same: [string, object, object, boolean][] = [
    ['NIR', { nir: '2850575056017', email: 'a1@example.fr' }, { nir: '2850575056017', email: 'b1@example.fr' }, true],
    ['internal id', { department_internal_id: 'D1' }, { department_internal_id: 'D1', first_name: 'Cam' }, true],
    ['e-mail and first word', {}, { first_name: 'Camille Anne' }, true],
    ['e-mail and another first name', {}, { first_name: 'Anne' }, false],
    [
      'phone and first word',
      { email: null, phone_number: '0612345678' },
      { email: null, phone_number: '+33612345678' },
      true,
    ],
  ]
  test.each(same)('by %s', async (_label, first, second, isSame) => {
    const { call, state } = await start()
    await call('POST', USERS, { user: { ...camille, ...first } })
    await call('POST', USERS, { user: { ...camille, ...second } })
    expect(state.data.users).toHaveLength(isSame ? 1 : 2)
  })

  test.each([
    ['another NIR', { nir: '2850575056017' }, { nir: '2850575056018' }],
    [
      'the France Travail id of somebody else',
      { france_travail_id: 'F1' },
      { france_travail_id: 'F1', email: 'b1@example.fr' },
    ],
  ])('%s is refused', async (_label, first, second) => {
    const { call } = await start()
    await call('POST', USERS, { user: { ...camille, ...first } })
    expect((await call('POST', USERS, { user: { ...camille, ...second } })).status).toBe(422)
  })

  test('an archived person is not found, and comes back by an invitation', async () => {
    const { call, state } = await start()
    await call('POST', USERS, { user: camille })
    Object.assign(state.data.users[0] ?? {}, { archived: true })
    expect((await call('GET', USERS)).body).toMatchObject({ users: [] })
    await call('POST', `${USERS}/create_and_invite`, { user: invited })
    expect((await call('GET', USERS)).body).toMatchObject({ users: [{ first_name: 'Camille' }] })
  })
})

describe('state', () => {
  test('goes on after a restart from what was saved at each change', async () => {
    const saved: string[] = []
    const { call } = await start({ onChange: (state) => saved.push(JSON.stringify(state)) })
    await call('POST', `${USERS}/create_and_invite`, { user: invited })
    expect(saved).toHaveLength(2)
    const restarted = await start({ snapshot: JSON.parse(saved.at(-1) ?? '') as never })
    expect((await restarted.call('GET', USERS)).body).toMatchObject({ pagination: { total_count: 1 } })
    const again = await restarted.call('POST', `${USERS}/create_and_invite`, { user: invited })
    expect(again.status).toBe(422)
  })

  test('a reset forgets', async () => {
    const { call, state } = await start()
    await call('POST', USERS, { user: camille })
    state.failNext({ kind: 'reset' })
    state.reset()
    expect((await call('GET', USERS)).body).toMatchObject({ users: [] })
  })

  test.each([
    [{ baseUrl: 'nowhere' }, 'absolute address'],
    [{ snapshot: { version: 2 } as never }, 'not a snapshot'],
  ])('refuses options that are none', (options, message) => {
    expect(() => createRdvInsertionSimulator(options)).toThrow(message)
  })
})
