import { describe, expect, test } from 'vitest'
import { booking, missing, NUMBER, shown, startSimulator } from './start-simulator.js'

describe('creation', () => {
  test('the same number and URL are refused, whatever the place and the date', async () => {
    const { create, state } = startSimulator('fetch')
    await create()
    expect(await create({ meeting_point: 'Mairie', appointment_date: '2028-01-05 11:00:00' })).toMatchObject({
      status: 400,
      body: { detail: 'Already exists in database' },
    })
    expect(state.appointments()).toHaveLength(1)
  })

  test('the same URL for another number is accepted, unless the switch says that the URL alone counts', async () => {
    for (const [uniqueOn, status] of [
      ['pair', 200],
      ['url', 400],
    ] as const) {
      const { create } = startSimulator('fetch', { uniqueOn })
      await create()
      expect((await create({ application_id: 'SOLOCAL002' })).status).toBe(status)
    }
  })

  test('the status of the refusal can be chosen, for it is unknown', async () => {
    const { create } = startSimulator('fetch', { duplicateStatus: 500 })
    await create()
    expect(await create()).toMatchObject({ status: 500, body: { detail: 'Already exists in database' } })
  })

  test('a hidden row blocks, one more letter in the URL does not, a deletion removes both (RDV-SP #4318)', async () => {
    const { state, create, remove, getStatus } = startSimulator('fetch')
    state.addAppointment({ ...booking, hidden: true })
    expect((await getStatus(NUMBER)).body).toEqual({ [NUMBER]: { status: 'validated', appointments: [] } })
    expect((await create()).body).toEqual({ detail: 'Already exists in database' })
    expect((await create({ management_url: `${booking.management_url}a` })).body).toEqual({ success: true })
    expect((await remove()).body).toEqual({ rowcount: 2 })
    expect((await create()).body).toEqual({ success: true })
  })

  test.each([
    '2027-12-10 09:00:00',
    '2027-12-10T09:00:00',
    '2027-12-10T09:00',
    '2027-12-10 09:00',
    '2027-12-10T09:00Z',
  ])('the date %s is accepted and read back in one form', async (appointment_date) => {
    const { create, getStatus } = startSimulator('fetch')
    await create({ appointment_date })
    expect((await getStatus(NUMBER)).body).toMatchObject({ [NUMBER]: { appointments: [shown] } })
  })

  test.each([
    ['a raw +', '2027-12-10T09:00:00+02:00'],
    ['no time', '2027-12-10'],
    ['no such day', '2027-02-30T09:00:00'],
    ['nothing', ''],
  ])('a date is refused: %s', async (_label, appointment_date) => {
    const { call, state } = startSimulator('fetch')
    const others = new URLSearchParams({ ...booking, appointment_date: '' })
    others.delete('appointment_date')
    const query = `${others.toString()}&appointment_date=${appointment_date}`
    expect(await call('POST', '/api/appointments', query)).toMatchObject({
      status: 422,
      body: {
        detail: [{ loc: ['query', 'appointment_date'], msg: 'invalid datetime format', type: 'value_error.datetime' }],
      },
    })
    expect(state.appointments()).toEqual([])
  })

  test('a JSON body counts for nothing', async () => {
    const { call } = startSimulator('fetch')
    const headers = { 'x-rdv-opt-auth-token': 'secret', 'content-type': 'application/json' }
    const { status, body } = await call('POST', '/api/appointments', {}, { headers, body: JSON.stringify(booking) })
    expect(status).toBe(422)
    expect(body).toEqual({
      detail: ['application_id', 'meeting_point', 'meeting_point_id', 'appointment_date', 'management_url'].map(
        missing,
      ),
    })
  })

  test('meeting_url, as prose calls it, is not management_url', async () => {
    const { call } = startSimulator('fetch')
    const { management_url, ...others } = booking
    const { status, body } = await call('POST', '/api/appointments', { ...others, meeting_url: management_url })
    expect(status).toBe(422)
    expect(body).toEqual({ detail: [missing('management_url')] })
  })

  test('a 200 can say that it was no success', async () => {
    const { state, create, getStatus } = startSimulator('fetch')
    state.failNext({ kind: 'unsuccessful' })
    await getStatus(NUMBER)
    expect(await create()).toMatchObject({ status: 200, body: { success: false } })
    expect(state.appointments()).toEqual([])
  })
})
