import { describe, expect, test } from 'vitest'
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
