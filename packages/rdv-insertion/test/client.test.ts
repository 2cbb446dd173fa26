import type { AuthProvider } from '@hub/http'
import { describe, expect, test } from 'vitest'
import { InvalidRequestError, NotFoundError, PermissionError, refusalsOf, ServerError } from '../src/index.js'
import { camille, doors, here, invitation, somebody, startClient, there, thrownBy } from './support.js'

describe.each(doors)('%s', (door) => {
  const start = () => startClient({}, {}, door)

  test('a département shows its organisations, categories, reasons and places', async () => {
    const { insertion } = await start()
    const { department } = await insertion.getDepartment({ number: '99' })
    expect(department).toMatchObject({ number: '99', capital: 'Valbrume' })
    expect(department.organisations.map((each) => each.rdv_solidarites_organisation_id)).toEqual([4012, 4013])
    expect(department.organisations[0]?.motif_categories?.[0]?.short_name).toBe('rsa_orientation')
    expect(department.organisations[0]?.lieux?.[0]?.rdv_solidarites_lieu_id).toBe(5_000_000_001)
  })

  test('a person is created and invited by both channels', async () => {
    const { insertion, state } = await start()
    const { user, invitations } = await insertion.createAndInvite({ ...here, user: camille })
    expect(user).toMatchObject({ first_name: 'Camille', phone_number: '+33612345678', email: 'camille@example.fr' })
    expect(invitations.map(({ format }) => format)).toEqual(['sms', 'email'])
    expect(invitations[0]?.motif_category?.short_name).toBe('rsa_orientation')
    expect(state.data.invitations).toHaveLength(2)
  })

  test('a person is created, found, and invited later by their id', async () => {
    const { insertion } = await start()
    const { invitation: _, ...user } = camille
    const created = await insertion.createUser({ ...here, user })
    const { users, pagination } = await insertion.searchUsers({ ...here, search_query: 'DÛr' })
    expect(users.map(({ id }) => id)).toEqual([created.user.id])
    expect(pagination).toEqual({ current_page: 1, next_page: null, prev_page: null, total_pages: 1, total_count: 1 })
    const { invitations } = await insertion.inviteUser({ ...here, user_id: created.user.id, invitation })
    expect(invitations).toHaveLength(2)
  })

  test('an appointment is read by its uuid, with the offset of its own time zone', async () => {
    const { insertion, state } = await start()
    const { user } = await insertion.createAndInvite({ ...here, user: camille })
    const starts_at = '2099-02-14T09:00:00.000+04:00'
    const { uuid } = state.addRdv({ organisation_id: 12, user_ids: [user.id], starts_at })
    const { rdv } = await insertion.getRdv({ uuid })
    expect(rdv).toMatchObject({ uuid, starts_at, status: 'unknown', users_count: 1, lieu: { phone_number: '' } })
    expect(rdv.participations?.[0]).toMatchObject({ status: 'unknown', starts_at, user: { id: user.id } })
  })

  test('people are queued', async () => {
    const { insertion, state } = await start()
    const answer = await insertion.createAndInviteMany({ ...here, users: [somebody(1), somebody(2)] })
    expect(answer).toEqual({ success: true })
    expect(state.data.users.map(({ first_name }) => first_name)).toEqual(['Prénom1', 'Prénom2'])
  })

  test('the answer of a whole call is there on demand', async () => {
    const { insertion } = await start()
    const { data, response, attempts } = await insertion.createAndInvite({ ...here, user: camille }).withResponse()
    expect([data.invitations.length, response.status, attempts]).toEqual([2, 200, 1])
  })

  test('a lost answer says that it may have been carried out, and nothing is sent twice', async () => {
    const { insertion, state, sent } = await start()
    state.failNext({ kind: 'lost-answer' })
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toMatchObject({ mayHaveBeenApplied: true, attempts: 1 })
    expect(sent).toHaveLength(1)
    expect(state.data.invitations).toHaveLength(2)
  })
})

describe('outcomes of an invitation (§5)', () => {
  test('a landline and no e-mail: 200, created, nobody invited', async () => {
    const { insertion, state } = await startClient()
    const user = { ...camille, email: undefined, phone_number: '01 23 45 67 89' }
    const answer = await insertion.createAndInvite({ ...here, user })
    expect(answer.invitations).toEqual([])
    expect(answer.user.phone_number).toBe('+33123456789')
    expect(state.data.users).toHaveLength(1)
  })

  test.each([
    ['sms', 'email'],
    ['email', 'sms'],
  ] as const)('%s refused and %s sent: an error that says that a part may have been done', async (refused, sent) => {
    const { insertion, state } = await startClient()
    state.refuseNextInvitation(refused)
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ status: 422, code: 'partly_done', mayHaveBeenApplied: true, isRetryable: false })
    expect((error as Error).message).toContain('the person may exist and another channel may have worked')
    expect(refusalsOf(error)).toEqual([{ index: null, error_details: expect.stringContaining(refused) as string }])
    expect(state.data.invitations.map(({ format }) => format)).toEqual([sent])
    expect(state.data.users).toHaveLength(1)
  })

  test('a foreign mobile is accepted, then its text message refused, and the e-mail sent', async () => {
    const { insertion, state } = await startClient()
    const user = { ...camille, phone_number: '+32 470 12 34 56' }
    const error = await thrownBy(insertion.createAndInvite({ ...here, user }))
    expect(error).toMatchObject({ code: 'partly_done' })
    expect(state.data.invitations.map(({ format }) => format)).toEqual(['email'])
  })

  test('the same again within 24 hours: an error per channel, nothing sent; a day later it works', async () => {
    let now = Date.parse('2026-02-14T09:00:00Z')
    const { insertion, state } = await startClient({}, { now: () => now })
    await insertion.createAndInvite({ ...here, user: camille })
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toMatchObject({ code: 'partly_done' })
    expect(refusalsOf(error)).toHaveLength(2)
    expect(state.data.invitations).toHaveLength(2)
    now += 86_400_001
    expect((await insertion.createAndInvite({ ...here, user: camille })).invitations).toHaveLength(2)
    expect(state.data.users).toHaveLength(1)
  })

  test('an appointment to come in the category refuses', async () => {
    const { insertion, state } = await startClient()
    const { invitation: _, ...user } = camille
    const created = await insertion.createUser({ ...here, user })
    state.addRdv({ organisation_id: 12, user_ids: [created.user.id] })
    const error = await thrownBy(insertion.inviteUser({ ...here, user_id: created.user.id, invitation }))
    expect(error).toMatchObject({ code: 'partly_done' })
    expect(state.data.invitations).toEqual([])
  })

  test('no free slot refuses the call, and not the job of a batch', async () => {
    const { insertion, state } = await startClient({}, { categoriesWithoutSlot: ['rsa_orientation'] })
    expect(await thrownBy(insertion.createAndInvite({ ...here, user: camille }))).toMatchObject({ code: 'partly_done' })
    await insertion.createAndInviteMany({ ...here, users: [somebody(1)] })
    expect(state.data.invitations).toHaveLength(1)
  })

  test('errors of fields come before anything is done', async () => {
    const { insertion, state } = await startClient({}, { now: () => Date.parse('1970-01-01T00:00:00Z') })
    // To come for the simulated clock, not for ours.
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: { ...camille, birth_date: '1980-03-11' } }))
    expect(error).toMatchObject({ code: 'refused', mayHaveBeenApplied: false })
    expect((error as Error).message).not.toContain('may have been carried out')
    expect(state.data.users).toEqual([])
  })

  test('another NIR for the same person is refused', async () => {
    const { insertion } = await startClient()
    const { invitation: _, ...user } = camille
    await insertion.createUser({ ...here, user: { ...user, nir: '2850575056017' } })
    const error = await thrownBy(insertion.createUser({ ...here, user: { ...user, nir: '2850575056018' } }))
    expect(error).toMatchObject({ status: 422, code: 'refused', mayHaveBeenApplied: false })
  })

  test('a 500 may have created the person, and is not repeated', async () => {
    const { insertion, state, sent } = await startClient()
    state.failNext({ kind: 'status', status: 500 })
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ mayHaveBeenApplied: true })
    expect(sent).toHaveLength(1)
  })

  test('an unknown category: 422 on creation, 404 by id', async () => {
    const { insertion } = await startClient()
    const unknown = { motif_category: { short_name: 'none' } }
    const user = { ...camille, invitation: unknown }
    expect(await thrownBy(insertion.createAndInvite({ ...here, user }))).toMatchObject({ status: 422 })
    const { invitation: _, ...person } = camille
    const created = await insertion.createUser({ ...here, user: person })
    const error = await thrownBy(insertion.inviteUser({ ...here, user_id: created.user.id, invitation: unknown }))
    expect(error).toMatchObject({ status: 404, code: 'motif_category_not_found' })
  })

  test('both names of a category must be those of one', async () => {
    const { insertion } = await startClient()
    const both = (name: string) => ({
      ...camille,
      invitation: { motif_category: { short_name: 'rsa_orientation', name } },
    })
    expect(await thrownBy(insertion.createAndInvite({ ...here, user: both('RSA accompagnement') }))).toMatchObject({
      status: 422,
    })
    expect((await insertion.createAndInvite({ ...here, user: both('RSA orientation') })).invitations).toHaveLength(2)
  })
})

describe('errors told apart (§7)', () => {
  test('what is not found', async () => {
    const { insertion } = await startClient()
    const calls = {
      organisation_not_found: insertion.searchUsers({ rdv_solidarites_organisation_id: 12 }),
      department_not_found: insertion.getDepartment({ number: '98' }),
      rdv_not_found: insertion.getRdv({ uuid: 'none' }),
      user_not_found: insertion.inviteUser({ ...here, user_id: 1, invitation }),
    }
    for (const [code, call] of Object.entries(calls)) {
      const error = await thrownBy(call)
      expect(error).toBeInstanceOf(NotFoundError)
      expect(error).toMatchObject({ code })
    }
  })

  test('a wrong address', async () => {
    const { insertion } = await startClient({ baseUrl: 'https://demo.rdv-insertion.fr/api' })
    expect(await thrownBy(insertion.getRdv({ uuid: 'x' }))).toMatchObject({ code: 'unknown_route' })
  })

  test('no access, an unknown agent, a User-Agent taken for a scanner', async () => {
    const other: AuthProvider = {
      headers: () => ({ 'access-token': 't', client: 'c', uid: 'jardins@valbrume.example' }),
    }
    const { insertion } = await startClient({ auth: other })
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toBeInstanceOf(PermissionError)
    expect(error).toMatchObject({ code: 'no_access' })
    const unknown = await startClient(
      { auth: { headers: () => ({ 'access-token': 't', client: 'c', uid: 'nobody@example.fr' }) } },
      { acceptUnknownAgents: false },
    )
    expect(await thrownBy(unknown.insertion.searchUsers(here))).toMatchObject({ code: 'agent_unknown' })
    const scanner = await startClient({ headers: { 'user-agent': 'Nikto/2' } })
    expect(await thrownBy(scanner.insertion.searchUsers(here))).toMatchObject({ code: 'user_agent_refused' })
  })

  test('a refused sign-in asks the AuthProvider once, and once only', async () => {
    let live = 'old'
    let renewals = 0
    const renewing: AuthProvider = {
      headers: () => ({ 'access-token': live, client: 'c', uid: 'agent@valbrume.example' }),
      onUnauthorized: async () => {
        renewals += 1
        live = 'new'
        return true
      },
    }
    const validateToken = ({ access_token, uid }: { access_token: string; uid: string }) =>
      access_token === 'new' ? uid : undefined
    const { insertion, sent, state } = await startClient({ auth: renewing }, { validateToken })
    await insertion.createAndInvite({ ...here, user: camille })
    expect([renewals, sent.length, state.data.invitations.length]).toEqual([1, 2, 2])
    const dead = await startClient({ auth: renewing }, { validateToken: () => undefined })
    const error = await thrownBy(dead.insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toMatchObject({ name: 'AuthenticationError', mayHaveBeenApplied: false })
    expect([renewals, dead.sent.length]).toEqual([2, 2])
  })

  test('a rate limit tells the whole period', async () => {
    const limits = { many: { calls: 1, period: 60 }, others: { calls: 1, period: 300 } }
    const { insertion, sent } = await startClient({ maxRetries: 2, totalTimeout: 1_000 }, { limits })
    await insertion.createAndInviteMany({ ...here, users: [somebody(1)] })
    const error = await thrownBy(insertion.createAndInviteMany({ ...here, users: [somebody(2)] }))
    expect(error).toMatchObject({ name: 'RateLimitError', retryAfter: 60, mayHaveBeenApplied: false, attempts: 1 })
    expect(sent).toHaveLength(2)
    await insertion.searchUsers(here)
    expect(await thrownBy(insertion.searchUsers(here))).toMatchObject({ retryAfter: 300 })
  })
})

describe('what is sent', () => {
  test('three headers, and exactly application/json in Accept', async () => {
    const { insertion, sent } = await startClient()
    await insertion.createAndInvite({ ...here, user: camille })
    const headers = Object.fromEntries(sent[0]?.headers ?? [])
    expect(headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'access-token': 'token-1',
      client: 'session-1',
      uid: 'agent@valbrume.example',
    })
    expect(headers['user-agent']).toMatch(/^@hub\/rdv-insertion-client\/\d/)
  })

  test('dates as DD/MM/YYYY, NIR with its key, the phone number as E.164, nothing that is blank', async () => {
    const { insertion, sent } = await startClient()
    const user = {
      ...camille,
      nir: '2 80 03 75 056 017',
      birth_date: '1980-03-11',
      rights_opening_date: new Date(2024, 6, 1),
      address: ' ',
      role: 'demandeur',
      tags_to_add: [{ value: 'Priorité' }],
      referents_to_add: [{ email: 'agent@valbrume.example' }],
    } as const
    const { user: created } = await insertion.createAndInvite({ ...here, user })
    expect(sent[0]?.body).toEqual({
      user: {
        first_name: 'Camille',
        last_name: 'Durand',
        title: 'madame',
        role: 'demandeur',
        email: 'camille@example.fr',
        phone_number: '+33612345678',
        birth_date: '11/03/1980',
        rights_opening_date: '01/07/2024',
        nir: '280037505601766',
        tags_to_add: [{ value: 'Priorité' }],
        referents_to_add: [{ email: 'agent@valbrume.example' }],
        invitation,
      },
    })
    expect(created).toMatchObject({ birth_date: '1980-03-11', nir: '280037505601766', tags: [{ value: 'Priorité' }] })
    expect(created.referents?.[0]?.email).toBe('agent@valbrume.example')
  })

  test('NIR and internal id are dropped by an organisation that may not see them', async () => {
    const { insertion } = await startClient()
    const { invitation: _, ...user } = { ...camille, nir: '2800375056017', department_internal_id: 'D-1' }
    const { user: created } = await insertion.createUser({ ...there, user })
    expect(created).not.toHaveProperty('nir')
    expect(created).not.toHaveProperty('department_internal_id')
  })
})

test('a search is walked to its end, 25 a page', async () => {
  const { insertion, sent } = await startClient()
  for (let batch = 0; batch < 3; batch += 1) {
    const users = Array.from({ length: 20 }, (_, index) => somebody(batch * 20 + index))
    await insertion.createAndInviteMany({ ...here, users })
  }
  sent.length = 0
  const ids = new Set<number>()
  for await (const { id } of insertion.searchUsers(here)) ids.add(id)
  expect(ids.size).toBe(60)
  expect(sent.map(({ path }) => path.replace(/.*users/, ''))).toEqual(['', '?page=2', '?page=3'])
  expect((await insertion.searchUsers({ ...here, page: 3 })).users).toHaveLength(10)
})

test('raw shares address and credentials, and does not throw', async () => {
  const { insertion } = await startClient()
  const { data, error } = await insertion.raw.GET('/api/v1/departments/{number}', {
    params: { path: { number: '99' } },
  })
  expect([data?.department.number, error]).toEqual(['99', undefined])
  const missing = await insertion.raw.GET('/api/v1/rdvs/{uuid}', { params: { path: { uuid: 'x' } } })
  expect([missing.response.status, missing.error]).toEqual([404, { not_found: 'Rdv' }])
})
