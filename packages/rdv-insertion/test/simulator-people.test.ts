import { describe, expect, test } from 'vitest'
import { camille, invited, start, title, USERS } from './call-simulator.js'

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

describe('phone numbers are those of the real metadata, and not of our own rule', () => {
  test.each([
    ['0596391234', '+33596391234'],
    ['33612345678', '+33612345678'],
    ['612345678', '+33612345678'],
    ['0639013456', '+262639013456'],
  ])('%s is stored as %s', async (phone_number, stored) => {
    const { call } = await start()
    const answer = await call('POST', USERS, { user: { ...camille, invitation: undefined, phone_number } })
    expect([answer.status, (answer.body as { user: object }).user]).toMatchObject([200, { phone_number: stored }])
  })

  test.each(['0728123456', '0841123456', '0639123456', '4915123456789', '3949'])('%s is refused', async (phone) => {
    const { call } = await start()
    const answer = await call('POST', USERS, { user: { ...camille, invitation: undefined, phone_number: phone } })
    expect(answer.status).toBe(422)
  })
})

test('one address that is refused costs a batch of 25', async () => {
  const { call, state } = await start()
  const users = Array.from({ length: 25 }, (_, index) => ({ ...camille, email: `camille${index}@example.fr` }))
  users[7] = { ...camille, email: 'prénom@example.fr' }
  const answer = await call('POST', `${USERS}/create_and_invite_many`, { users })
  expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ index: 7 }] }])
  expect(state.data.users).toEqual([])
})
