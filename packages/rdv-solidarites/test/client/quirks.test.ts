import { describe, expect, test } from 'vitest'
import { readProblems } from '../../src/index.js'
import { ORGANISATION, OTHER_ORGANISATION, required, startClient, thrownBy } from './support.js'

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
    state.records.agents.update(1, { roles: { 412: 'basic' } })
    await expect(client.getOrganisation({ id: 413 })).rejects.toMatchObject({ name: 'PermissionError', attempts: 1 })
    await expect(client.getOrganisation({ id: 999 })).rejects.toMatchObject({ code: 'record_not_found' })
    await expect(client.updateOrganisation({ id: 412, name: 'x' })).rejects.toMatchObject({ status: 403 })
  })
})

describe('reference lists', () => {
  test('reasons are filtered', async () => {
    const { client, state } = startClient()
    const motif = required(state.records.motifs.get(81))
    state.records.motifs.add({ ...motif, id: 82, bookable_by: 'everyone', service_id: 5 })
    state.records.motifs.add({ ...motif, id: 83, deleted_at: Date.now() })
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
    state.records.agents.add({ ...intervenant, roles: { 413: 'intervenant' } })
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
    expect(readProblems(error)[0]).toEqual({ field: 'end_time', error: 'must_be_after_start_time', message: null })
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
    expect(readProblems(error)[0]?.message).toContain('rendez-vous')
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
