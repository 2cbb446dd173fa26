import { describe, expect, test } from 'vitest'
import { foreign, missing, NUMBER, shown, startSimulator } from './start-simulator.js'

describe('status', () => {
  test.each([
    ...['SOLOCAL001', 'SOLOCAL002', 'SOLOCAL003'].map((number) => [number, 'validated']),
    ...['SOLOCAL004', 'SOLOCAL005', 'SOLOCAL006'].map((number) => [number, 'declared']),
    ...['SOLOCAL007', 'SOLOCAL008', 'SOLOCAL009'].map((number) => [number, 'consumed']),
    ...['SOLOCAL010', 'SOLOCAL011', 'SOLOCAL012'].map((number) => [number, 'expired']),
    ['SOLOCAL013', 'unknown'],
    ['A123456789', 'unknown'],
  ] as [string, string][])('%s is %s, as in integration', async (number, status) => {
    const { getStatus } = startSimulator('fetch')
    expect((await getStatus(number)).body).toEqual({ [number]: { status, appointments: [] } })
  })

  test('a number can be seeded with a status that nobody has seen', async () => {
    const { state, getStatus } = startSimulator('fetch')
    state.setStatus('A123456789', 'purge')
    expect((await getStatus('A123456789')).body).toEqual({ A123456789: { status: 'purge', appointments: [] } })
  })

  test('several numbers are answered under the keys that were sent', async () => {
    const { getStatus } = startSimulator('fetch')
    const { body } = await getStatus(NUMBER, 'solocal001', NUMBER, '__proto__')
    expect(JSON.stringify(body)).toBe(
      '{"SOLOCAL001":{"status":"validated","appointments":[]},"solocal001":{"status":"unknown","appointments":[]},"__proto__":{"status":"unknown","appointments":[]}}',
    )
  })

  test('rows of a number that is not validated exist and are not shown (RDV-SP #4198)', async () => {
    const { state, create, getStatus } = startSimulator('fetch')
    await create()
    for (const status of ['declared', 'consumed', 'expired', 'unknown', 'draft']) {
      state.setStatus(NUMBER, status)
      expect((await getStatus(NUMBER)).body).toEqual({ [NUMBER]: { status, appointments: [] } })
    }
    state.setStatus(NUMBER, 'validated')
    expect((await getStatus(NUMBER)).body).toEqual({ [NUMBER]: { status: 'validated', appointments: [shown] } })
  })

  test('rows of other editors are shown, in the texts they were written with', async () => {
    const { state, create, getStatus } = startSimulator('fetch')
    state.addAppointment({ ...foreign, appointment_date: '2027-12-11T10:30:00+01:00', editor_comment: null })
    await create()
    const { application_id: _, ...fields } = foreign
    expect((await getStatus(NUMBER)).body).toEqual({
      [NUMBER]: {
        status: 'validated',
        appointments: [{ ...fields, appointment_date: '2027-12-11T10:30:00+01:00', editor_comment: null }, shown],
      },
    })
  })

  test('meeting_point_id is not returned (RDV-SP #5064), unless the switch says so', async () => {
    const { state, create, getStatus } = startSimulator('fetch')
    state.addAppointment(foreign)
    await create()
    expect(JSON.stringify((await getStatus(NUMBER)).body)).not.toContain('meeting_point_id')
    state.switches.returnMeetingPointId = true
    expect((await getStatus(NUMBER)).body).toMatchObject({
      [NUMBER]: { appointments: [{ meeting_point_id: null }, { meeting_point_id: '412' }] },
    })
  })

  test('meeting_point_id is required as in integration, but may be empty (RDV-SP #4940)', async () => {
    const { call } = startSimulator('fetch')
    expect(await call('GET', '/api/status', { application_ids: NUMBER })).toMatchObject({
      status: 422,
      body: { detail: [missing('meeting_point_id')] },
    })
    expect((await call('GET', '/api/status', { application_ids: NUMBER, meeting_point_id: '' })).status).toBe(200)
  })

  test('meeting_point_id is not required as in production', async () => {
    const { call } = startSimulator('fetch', { requireMeetingPointIdOnStatus: false })
    expect((await call('GET', '/api/status', { application_ids: NUMBER })).status).toBe(200)
  })

  test('bracketed keys are missing parameters', async () => {
    const { call } = startSimulator('fetch')
    const { status, body } = await call('GET', '/api/status', {
      'application_ids[]': NUMBER,
      'meeting_point_id[]': '412',
    })
    expect(status).toBe(422)
    expect(body).toEqual({ detail: [missing('application_ids'), missing('meeting_point_id')] })
  })

  test('a 200 with an empty body can be had', async () => {
    const { state, getStatus } = startSimulator('fetch')
    state.failNext({ kind: 'empty' })
    expect(await getStatus(NUMBER)).toMatchObject({ status: 200, body: '' })
  })
})

describe('oddities by a switch', () => {
  test.each([
    ['text', '412', '412'],
    [true, '412', '412'],
    ['number', '412', 412],
    ['number', 'site_12_appointment', 'site_12_appointment'],
    ['number', '0412', '0412'],
  ] as const)('meeting_point_id returned as %s: %s is %j', async (returnMeetingPointId, meeting_point_id, expected) => {
    const { create, getStatus } = startSimulator('fetch', { returnMeetingPointId })
    await create({ meeting_point_id })
    expect((await getStatus(NUMBER)).body).toMatchObject({
      [NUMBER]: { appointments: [{ meeting_point_id: expected }] },
    })
  })

  test.each([
    ['null', { status: 'unknown', appointments: null }],
    ['absent', { status: 'unknown' }],
  ] as const)('rows of a number that is not validated are hidden as %s', async (hiddenAppointments, expected) => {
    const { state, create, getStatus } = startSimulator('fetch', { hiddenAppointments })
    await create()
    state.setStatus(NUMBER, 'unknown')
    expect((await getStatus(NUMBER)).body).toEqual({ [NUMBER]: expected })
    state.setStatus(NUMBER, 'validated')
    expect((await getStatus(NUMBER)).body).toMatchObject({ [NUMBER]: { appointments: [{}] } })
  })

  test('null for one number, or for all', async () => {
    const { state, getStatus } = startSimulator('fetch', { nullStatus: [NUMBER] })
    expect((await getStatus(NUMBER, 'SOLOCAL002')).body).toMatchObject({ [NUMBER]: null, SOLOCAL002: {} })
    state.switches.nullStatus = true
    expect((await getStatus('SOLOCAL002')).body).toEqual({ SOLOCAL002: null })
  })
})
