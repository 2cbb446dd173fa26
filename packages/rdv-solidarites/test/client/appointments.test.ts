import { describe, expect, test } from 'vitest'
import { toEpochMilliseconds, readProblems } from '../../src/index.js'
import { ORGANISATION, required, startClient, thrownBy } from './support.js'

describe('appointments', () => {
  const at = (text: string) => ({ starts_at: toEpochMilliseconds(text) ?? 0 })

  test('dates are in the form of Ruby, and understood', async () => {
    const { client, state } = startClient()
    state.addRdv(at('2027-07-10T09:00:00+02:00'))
    const [rdv] = (await client.listRdvs({ organisation_id: ORGANISATION })).rdvs
    expect(rdv).toMatchObject({ starts_at: '2027-07-10 09:00:00 +0200', ends_at: '2027-07-10 09:30:00 +0200' })
    expect(toEpochMilliseconds(rdv?.starts_at ?? '')).toBe(Date.UTC(2027, 6, 10, 7))
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
    state.records.motifs.update(81, { collectif: true })
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
    expect(readProblems(error)).toEqual([
      { field: null, error: null, message: "Couldn't find Participation with 'id'=999" },
    ])
  })
})
