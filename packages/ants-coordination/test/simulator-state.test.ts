import { beforeEach, describe, expect, test } from 'vitest'
import { createAntsSimulator } from '../src/simulator/index.js'
import { booking, foreign, NUMBER, shown, startSimulator } from './start-simulator.js'

describe('state', () => {
  let saved: string[]
  const onChange = (state: unknown) => saved.push(JSON.stringify(state))
  beforeEach(() => {
    saved = []
  })

  test('goes on after a restart from what was saved at each change', async () => {
    const before = startSimulator('fetch', { onChange })
    before.state.setStatus('A123456789', 'validated')
    before.state.addAppointment({ ...foreign, hidden: true })
    await before.create()
    await before.create()
    await before.getStatus(NUMBER)
    expect(saved).toHaveLength(3)

    const after = startSimulator('fetch', { onChange, snapshot: JSON.parse(saved.at(-1) ?? '') })
    expect(saved).toHaveLength(3)
    expect(after.state.toJSON()).toEqual(before.state.toJSON())
    expect((await after.getStatus(NUMBER, 'A123456789')).body).toEqual({
      [NUMBER]: { status: 'validated', appointments: [shown] },
      A123456789: { status: 'validated', appointments: [] },
    })
    expect((await after.create()).body).toEqual({ detail: 'Already exists in database' })
    await after.remove()
    await after.remove()
    expect(saved).toHaveLength(4)
    expect(before.state.appointments()).toHaveLength(2)
  })

  test('what it gives out cannot change it', async () => {
    const { state, create } = startSimulator('fetch')
    await create()
    for (const rows of [state.appointments(), state.toJSON().appointments]) {
      Object.assign(rows[0] ?? {}, { meeting_point: 'changed' })
    }
    expect(state.appointments()).toMatchObject([{ meeting_point: booking.meeting_point }])
  })

  test('is reset to its beginning, switches and failures included', async () => {
    const { state, create, getStatus } = startSimulator('fetch', { uniqueOn: 'url' })
    const beginning = state.toJSON()
    await create()
    state.setStatus(NUMBER, 'expired')
    state.switches.uniqueOn = 'pair'
    state.failNext({ kind: 'reset' })
    state.reset()
    expect(state.toJSON()).toEqual(beginning)
    expect(state.switches.uniqueOn).toBe('url')
    expect((await getStatus(NUMBER)).status).toBe(200)
  })

  test.each([
    ['a text', 'null', 'all of it'],
    ['another version', '{"version":2,"statuses":{},"appointments":[]}', 'version'],
    ['a status that is no text', '{"version":1,"statuses":{"A123456789":3},"appointments":[]}', 'statuses'],
    [
      'a row without URL',
      '{"version":1,"statuses":{},"appointments":[{"application_id":"A123456789"}]}',
      'appointments/0/management_url',
    ],
  ])('refuses %s as a snapshot, without a number in the message', (_label, text, place) => {
    const build = () => createAntsSimulator({ snapshot: JSON.parse(text) })
    expect(build).toThrow(`not a snapshot of the ANTS simulator (${place} is wrong)`)
    expect(build).not.toThrow(/A123456789/)
  })

  test('refuses a seeded row whose date is none', () => {
    const { state } = startSimulator('fetch')
    expect(() => state.addAppointment({ ...foreign, appointment_date: 'tomorrow' })).toThrow('wrong appointment_date')
    expect(state.appointments()).toEqual([])
  })
})
