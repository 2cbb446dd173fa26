import { describe, expect, test } from 'vitest'
import { EmailTakenError, epochMillisecondsOf, type NewUser, problemsOf } from '../../src/index.js'
import { ORGANISATION, OTHER_ORGANISATION, startClient, thrownBy } from './support.js'

const newUser: NewUser = {
  first_name: 'Zoé',
  last_name: 'Fictive',
  email: 'zoe@exemple.example',
  organisation_ids: [ORGANISATION],
}

describe('organisations', () => {
  test('are listed by id, read and changed', async () => {
    const { client } = startClient()
    const { organisations } = await client.listOrganisations()
    expect(organisations.map(({ id }) => id)).toEqual([412, 413])
    await client.updateOrganisation({ id: 412, phone_number: '03 21 00 00 00' })
    expect((await client.getOrganisation({ id: 412 })).organisation).toMatchObject({
      name: 'Maison des solidarités de Valbrume',
      phone_number: '03 21 00 00 00',
      verticale: 'rdv_insertion',
    })
  })

  test('a department alone does not filter, a commune does', async () => {
    const { client } = startClient()
    expect((await client.listOrganisations({ departement_number: '01' })).organisations).toHaveLength(2)
    const filter = { departement_number: '01', city_code: '01004' }
    expect((await client.listOrganisations(filter)).organisations).toHaveLength(0)
  })

  test('one that is not the agent’s is 403, one that does not exist 404, a change by others than administrators 403', async () => {
    const { client, state } = startClient()
    state.world.agents.update(1, { roles: { 412: 'basic' } })
    await expect(client.getOrganisation({ id: 413 })).rejects.toMatchObject({ name: 'PermissionError', attempts: 1 })
    await expect(client.getOrganisation({ id: 999 })).rejects.toMatchObject({ code: 'record_not_found' })
    await expect(client.updateOrganisation({ id: 412, name: 'x' })).rejects.toMatchObject({ status: 403 })
  })
})

describe('users', () => {
  test('a creation answers 200 and not 201', async () => {
    const { client } = startClient()
    const { data, response } = await client.createUser(newUser).withResponse()
    expect(response.status).toBe(200)
    expect(data.user).toMatchObject({ first_name: 'Zoé', email: 'zoe@exemple.example' })
  })

  test('an e-mail that is taken gives the id of the user who has it', async () => {
    const { client, state } = startClient()
    const existing = state.addUser({ email: 'zoe@exemple.example', organisation_ids: [OTHER_ORGANISATION] })
    const error = await thrownBy(client.createUser({ ...newUser, email: 'ZOE@exemple.example' }))
    expect(error).toBeInstanceOf(EmailTakenError)
    expect(error).toMatchObject({
      name: 'EmailTakenError',
      code: 'email_taken',
      status: 422,
      mayHaveBeenApplied: false,
    })
    if (!EmailTakenError.isInstance(error) || error.existing_user_id === null) throw new Error('no id')
    expect(error.existing_user_id).toBe(existing.id)
    await client.createUserProfile({ organisation_id: ORGANISATION, user_id: error.existing_user_id })
    const { user } = await client.getUser({ id: existing.id })
    expect(user.user_profiles?.map(({ organisation }) => organisation.id)).toEqual([413, 412])
  })

  test('the id is in nothing that is logged', async () => {
    const { client, state } = startClient()
    state.addUser({ id: 987_654, email: 'zoe@exemple.example' })
    const error = await thrownBy(client.createUser(newUser))
    expect(JSON.stringify(error) + (error as Error).message).not.toContain('987654')
  })

  test('profiles are shown of one user, not in lists', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser()
    expect((await client.listUsers()).users[0]?.user_profiles).toBeNull()
    const { user } = await client.getOrganisationUser({ organisation_id: ORGANISATION, id })
    expect(user.user_profiles).toHaveLength(1)
  })

  test('phone numbers are kept as typed, and shown in E.164', async () => {
    const { client } = startClient()
    const { user } = await client.createUser({ ...newUser, phone_number: '06 12 34 56 78' })
    expect(user).toMatchObject({ phone_number: '06 12 34 56 78', phone_number_formatted: '+33612345678' })
  })

  test('who they are is silently kept once FranceConnect has said it', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser({ franceconnect: true, birth_date: '1990-01-31' })
    const change = { first_name: 'Autre', birth_date: '2000-01-01', address: '1 rue Neuve' }
    const { user } = await client.updateUser({ id, ...change })
    expect(user).toMatchObject({ first_name: 'Zoé', birth_date: '1990-01-31', address: '1 rue Neuve' })
  })

  test('logement and notes are dropped by the server without an error', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser()
    const body = { logement: 'sdf', notes: 'x', first_name: 'Autre' } as { first_name: string }
    const { data } = await client.raw.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body })
    expect(data?.user).toMatchObject({ first_name: 'Autre', logement: null, notes: null })
  })

  test('of an organisation that is not the agent’s: none, and no error', async () => {
    const { client, state } = startClient()
    state.world.organisations.add({ ...required(state.world.organisations.get(412)), id: 500 })
    state.addUser({ organisation_ids: [500] })
    expect((await client.listOrganisationUsers({ organisation_id: 500 })).users).toEqual([])
  })

  test.each([
    ['getUser', 'user_not_found'],
    ['getOrganisationUser', 'user_not_found'],
  ] as const)('%s of nobody is %s', async (method, code) => {
    const { client } = startClient()
    const call = client[method]({ id: 999, organisation_id: ORGANISATION })
    await expect(call).rejects.toMatchObject({ name: 'NotFoundError', code })
  })

  test('an invitation token has eight letters and digits, and a second one replaces it', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser()
    const { invitation_token: first } = await client.createRdvInvitationToken({ id })
    const { invitation_token: second } = await client.createRdvInvitationToken({ id })
    expect([first, second]).toEqual([expect.stringMatching(/^[A-Z0-9]{8}$/), expect.not.stringMatching(first)])
    expect(state.world.users.get(id)?.invitation_token).toBe(second)
  })
})

describe('appointments', () => {
  const at = (text: string) => ({ starts_at: epochMillisecondsOf(text) ?? 0 })

  test('dates are in the form of Ruby, and understood', async () => {
    const { client, state } = startClient()
    state.addRdv(at('2027-07-10T09:00:00+02:00'))
    const [rdv] = (await client.listRdvs({ organisation_id: ORGANISATION })).rdvs
    expect(rdv).toMatchObject({ starts_at: '2027-07-10 09:00:00 +0200', ends_at: '2027-07-10 09:30:00 +0200' })
    expect(epochMillisecondsOf(rdv?.starts_at ?? '')).toBe(Date.UTC(2027, 6, 10, 7))
  })

  test('both ends of a window are part of it', async () => {
    const { client, state } = startClient()
    for (const day of ['2027-12-09', '2027-12-10', '2027-12-11']) state.addRdv(at(`${day}T00:00:00+01:00`))
    const found = async (starts_after: string, starts_before: string) =>
      (await client.listRdvs({ organisation_id: ORGANISATION, starts_after, starts_before })).rdvs.map(({ id }) => id)
    expect(await found('2027-12-10', '2027-12-11')).toEqual([2, 3])
    expect(await found('2027-12-09T00:00:01+01:00', '2027-12-10 00:00:00 +0100')).toEqual([2])
    expect(await found('2027-12-09T22:59:59Z', '2027-12-09T23:00:00Z')).toEqual([2])
  })

  test('an organisation that does not exist has none, and is no error', async () => {
    const { client } = startClient()
    expect(await client.listRdvs({ organisation_id: 999 })).toEqual({
      rdvs: [],
      meta: { current_page: 1, next_page: null, prev_page: null, total_pages: 0, total_count: 0 },
    })
  })

  test('a participation is said, and the whole appointment comes back', async () => {
    const { client, state } = startClient()
    const { participations } = state.addRdv({ user_ids: [state.addUser().id] })
    const id = required(participations[0]).id
    const { rdv } = await client.updateParticipation({ id, status: 'excused' })
    expect(rdv).toMatchObject({ status: 'excused', users_count: 0, participations: [{ id, status: 'excused' }] })
    expect(rdv.cancelled_at).not.toBeNull()
    expect((await client.updateParticipation({ id, status: 'seen' })).rdv).toMatchObject({ users_count: 1 })
  })

  test('of a collective appointment only participations say who came', async () => {
    const { client, state } = startClient()
    state.world.motifs.update(81, { collectif: true })
    const { participations } = state.addRdv({ user_ids: [state.addUser().id, state.addUser().id] })
    const [first, second] = participations.map(({ id }) => id)
    await client.updateParticipation({ id: first ?? 0, status: 'seen' })
    const { rdv } = await client.updateParticipation({ id: second ?? 0, status: 'noshow' })
    expect(rdv.status).toBe('unknown')
    expect(rdv.participations?.map(({ status }) => status)).toEqual(['seen', 'noshow'])
  })

  test('a status outside the five would make the server fail: it is never sent', async () => {
    const { client, state } = startClient()
    const { participations } = state.addRdv({ user_ids: [state.addUser().id] })
    const path = { id: required(participations[0]).id }
    const body = { participation: { status: 'waiting' as 'seen' } }
    const { response } = await client.raw.PATCH('/api/v1/participations/{id}', { params: { path }, body })
    expect(response.status).toBe(500)
  })

  test('a participation of nobody is 404 in English', async () => {
    const { client } = startClient()
    const error = await thrownBy(client.updateParticipation({ id: 999, status: 'seen' }))
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'record_not_found' })
    expect(problemsOf(error)).toEqual([
      { field: null, error: null, message: "Couldn't find Participation with 'id'=999" },
    ])
  })
})

describe('reference lists', () => {
  test('reasons are filtered', async () => {
    const { client, state } = startClient()
    const motif = required(state.world.motifs.get(81))
    state.world.motifs.add({ ...motif, id: 82, bookable_by: 'everyone', service_id: 5 })
    state.world.motifs.add({ ...motif, id: 83, deleted_at: Date.now() })
    const ids = async (filter: object) =>
      (await client.listMotifs({ organisation_id: ORGANISATION, ...filter })).motifs.map(({ id }) => id)
    expect(await ids({})).toEqual([81, 82, 83])
    expect(await ids({ active: true })).toEqual([81, 82])
    expect(await ids({ active: false })).toEqual([83])
    expect(await ids({ bookable_publicly: true })).toEqual([82])
    expect(await ids({ service_id: 4, active: true })).toEqual([81])
  })

  test('the filter by category makes the server fail: it is not offered', async () => {
    const { client } = startClient()
    const params = { path: { organisation_id: 412 }, query: { motif_category_short_name: 'x' } as object }
    const { response } = await client.raw.GET('/api/v1/organisations/{organisation_id}/motifs', { params })
    expect(response.status).toBe(500)
  })

  test('agents of the kind «intervenant» have no e-mail', async () => {
    const { client, state } = startClient()
    const intervenant = { email: null, first_name: null, last_name: 'Permanence', territories: [] }
    state.world.agents.add({ ...intervenant, roles: { 413: 'intervenant' } })
    expect((await client.listAgents()).agents.map(({ email }) => email)).toEqual(['agent@departement.example', null])
    expect((await client.listAgents({ organisation_id: 412 })).agents).toHaveLength(1)
  })
})

describe('absences', () => {
  test('are created, changed, listed latest first, and withdrawn once', async () => {
    const { client } = startClient()
    const first = await client.createAbsence({ agent_id: 1, title: 'Congé', first_day: '2027-12-10' })
    expect(first.absence).toMatchObject({ first_day: '2027-12-10', end_day: '2027-12-10' })
    const second = await client.createAbsence({
      agent_email: 'agent@departement.example',
      title: 'Formation',
      first_day: '2027-12-20',
      start_time: '9:00',
      end_time: '12:30',
    })
    expect(second.absence).toMatchObject({ start_time: '09:00:00', end_time: '12:30:00' })
    expect((await client.listAbsences()).absences.map(({ title }) => title)).toEqual(['Formation', 'Congé'])
    const { id } = first.absence
    expect((await client.updateAbsence({ id, end_day: '2027-12-12' })).absence.end_day).toBe('2027-12-12')
    expect(await client.deleteAbsence({ id })).toBeUndefined()
    await expect(client.deleteAbsence({ id })).rejects.toMatchObject({ code: 'absence_not_found' })
    await expect(client.getAbsence({ id })).rejects.toMatchObject({ code: 'absence_not_found' })
  })

  test('of nobody are 404, that end before they begin 422', async () => {
    const { client } = startClient()
    const absence = { title: 'Congé', first_day: '2027-12-10' }
    await expect(client.createAbsence({ ...absence, agent_id: 99 })).rejects.toMatchObject({ code: 'agent_not_found' })
    const error = await thrownBy(client.createAbsence({ ...absence, agent_id: 1, end_day: '2027-12-09' }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', code: 'validation_failed' })
    expect(problemsOf(error)[0]).toEqual({ field: 'end_time', error: 'must_be_after_start_time', message: null })
  })
})

describe('relations', () => {
  test('a user is added to an organisation once, and not taken out before their last appointment', async () => {
    const { client, state } = startClient()
    const { id: user_id } = state.addUser()
    const profile = { organisation_id: OTHER_ORGANISATION, user_id }
    const created = await client.createUserProfile(profile)
    expect(created.user_profile).toMatchObject({ organisation: { id: 413 }, user: { id: user_id } })
    expect(created.user_profile).not.toHaveProperty('id')
    await expect(client.createUserProfile(profile)).rejects.toMatchObject({ code: 'validation_failed' })
    const rdv = state.addRdv({ organisation_id: OTHER_ORGANISATION, user_ids: [user_id] })
    const error = await thrownBy(client.deleteUserProfile(profile))
    expect(error).toMatchObject({ name: 'InvalidRequestError', code: 'refused', status: 422 })
    expect(problemsOf(error)[0]?.message).toContain('rendez-vous')
    state.destroyRdv(rdv.id)
    expect(await client.deleteUserProfile(profile)).toBeUndefined()
    await expect(client.deleteUserProfile(profile)).rejects.toMatchObject({ code: 'record_not_found' })
  })

  test('a referent is assigned once', async () => {
    const { client, state } = startClient()
    const pair = { agent_id: 1, user_id: state.addUser().id }
    expect((await client.createReferentAssignation(pair)).referent_assignation).not.toHaveProperty('id')
    await expect(client.createReferentAssignation(pair)).rejects.toMatchObject({ code: 'validation_failed' })
    await client.deleteReferentAssignation(pair)
    await expect(client.deleteReferentAssignation(pair)).rejects.toMatchObject({ code: 'record_not_found' })
  })
})

describe('public links', () => {
  test('need a department, and 50 calls a minute are allowed', async () => {
    const { client, state } = startClient({ auth: undefined, maxRetries: 0 })
    const { public_links } = await client.listPublicLinks({ territory: '99' })
    expect(public_links.map(({ external_id }) => external_id)).toEqual(['mds-valbrume', null])
    await expect(client.listPublicLinks({ territory: '01' })).rejects.toMatchObject({ code: 'territory_not_found' })
    state.switches.publicLinksPerMinute = 0
    const error = await thrownBy(client.listPublicLinks({ territory: '99' }))
    expect(error).toMatchObject({ name: 'RateLimitError', status: 429 })
    const { retryAfter } = error as { retryAfter: number }
    expect(retryAfter).toBeGreaterThanOrEqual(1)
    expect(retryAfter).toBeLessThanOrEqual(60)
  })

  test('without a department are 400', async () => {
    const { client } = startClient()
    const query = {} as { territory: string }
    const { error, response } = await client.raw.GET('/api/v1/public_links', { params: { query } })
    expect([response.status, error]).toEqual([400, { missing: 'territory' }])
  })
})

/** A value that the test has put there itself. */
function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is not there')
  return value
}
