import { describe, expect, test } from 'vitest'
import { foreign, key, missing, NUMBER, startSimulator } from './start-simulator.js'

describe('deletion', () => {
  test('the key is number, place and minute, not the URL', async () => {
    const { create, remove, state } = startSimulator('fetch')
    await create()
    await create({ management_url: 'https://rdv.valbrume.example/rdvs/89' })
    expect((await remove({ meeting_point: 'MAIRIE DE VALBRUME - ANNEXE' })).body).toEqual({ rowcount: 0 })
    expect((await remove({ appointment_date: '2027-12-10 09:01:00' })).body).toEqual({ rowcount: 0 })
    expect((await remove({ application_id: 'SOLOCAL002' })).body).toEqual({ rowcount: 0 })
    expect((await remove({ meeting_point_id: '413' })).body).toEqual({ rowcount: 0 })
    expect(state.appointments()).toHaveLength(2)
    expect((await remove({ appointment_date: '2027-12-10T09:00:30' })).body).toEqual({ rowcount: 2 })
  })

  test('a row of another editor goes when its own texts are sent back, offset included', async () => {
    const { state, remove } = startSimulator('fetch')
    const appointment_date = '2027-12-11T10:30:00+01:00'
    state.addAppointment({ ...foreign, appointment_date })
    expect((await remove({ meeting_point: foreign.meeting_point, appointment_date })).body).toEqual({ rowcount: 1 })
  })

  test('rows of a number that is not validated are removed too', async () => {
    const { state, create, remove } = startSimulator('fetch')
    await create()
    state.setStatus(NUMBER, 'consumed')
    expect((await remove()).body).toEqual({ rowcount: 1 })
  })

  test('meeting_point_id can be left out by a switch (RDV-SP #5063)', async () => {
    const { call, create } = startSimulator('fetch', { requireMeetingPointIdOnDelete: false })
    await create()
    const { meeting_point_id: _id, ...others } = key
    expect((await call('DELETE', '/api/appointments', others)).body).toEqual({ rowcount: 1 })
  })

  test('meeting_point_id is obligatory since July 2024', async () => {
    const { call } = startSimulator('fetch')
    const { meeting_point_id: _id, ...others } = key
    expect(await call('DELETE', '/api/appointments', others)).toMatchObject({
      status: 422,
      body: { detail: [missing('meeting_point_id')] },
    })
  })
})
