import { describe, expect, test } from 'vitest'
import { createAntsSimulator } from '../src/msw/index.js'
import { booking, NUMBER, shown, startSimulator } from './start-simulator.js'

describe.each(['fetch', 'msw'] as const)('through %s', (door) => {
  test('an appointment is declared, shown, and withdrawn', async () => {
    const { getStatus, create, remove } = startSimulator(door)
    expect(await getStatus(NUMBER)).toMatchObject({
      status: 200,
      body: { [NUMBER]: { status: 'validated', appointments: [] } },
    })
    expect(await create()).toMatchObject({ status: 200, body: { success: true } })
    expect((await getStatus(NUMBER)).body).toEqual({ [NUMBER]: { status: 'validated', appointments: [shown] } })
    expect(await remove()).toMatchObject({ status: 200, body: { rowcount: 1 } })
    expect((await getStatus(NUMBER)).body).toEqual({ [NUMBER]: { status: 'validated', appointments: [] } })
  })

  test('a second deletion finds nothing and succeeds', async () => {
    const { create, remove } = startSimulator(door)
    await create()
    await remove()
    expect(await remove()).toMatchObject({ status: 200, body: { rowcount: 0 } })
  })

  test('a lost answer breaks the connection after the effect', async () => {
    const { state, create, getStatus } = startSimulator(door)
    state.failNext({ kind: 'lost-answer', operation: 'createAppointment' })
    await getStatus(NUMBER)
    await expect(create()).rejects.toThrow(TypeError)
    expect((await getStatus(NUMBER)).body).toEqual({ [NUMBER]: { status: 'validated', appointments: [shown] } })
    expect((await create()).body).toEqual({ detail: 'Already exists in database' })
  })

  test('a reset breaks the connection before the effect', async () => {
    const { state, create } = startSimulator(door)
    state.failNext({ kind: 'reset', times: 2 })
    await expect(create()).rejects.toThrow(TypeError)
    await expect(create()).rejects.toThrow(TypeError)
    expect(state.appointments()).toEqual([])
    expect((await create()).body).toEqual({ success: true })
  })

  test('a delayed answer can be given up, and was applied', async () => {
    const { state, call } = startSimulator(door)
    state.failNext({ kind: 'delay', milliseconds: 120_000 })
    const controller = new AbortController()
    const headers = { 'x-rdv-opt-auth-token': 'secret' }
    const answer = call('POST', '/api/appointments', booking, { signal: controller.signal, headers })
    await expect.poll(() => state.appointments(NUMBER)).toHaveLength(1)
    controller.abort()
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('a scheduled status is answered without effect', async () => {
    const { state, create } = startSimulator(door)
    state.failNext({ kind: 'status', status: 500 })
    state.failNext({ kind: 'status', status: 429, headers: { 'retry-after': '3' } })
    expect(await create()).toMatchObject({ status: 500, body: 'Internal Server Error' })
    const limited = await create()
    expect(limited.status).toBe(429)
    expect(limited.headers.get('retry-after')).toBe('3')
    expect(state.appointments()).toEqual([])
  })

  test('a token is required, before any parameter', async () => {
    const { call } = startSimulator(door, { token: 'the right one' })
    for (const headers of [{}, { 'x-rdv-opt-auth-token': 'another' }]) {
      expect(await call('GET', '/api/status', {}, { headers })).toMatchObject({
        status: 401,
        body: { detail: 'X-RDV-OPT-AUTH-TOKEN header invalid' },
      })
    }
    const headers = { 'X-RDV-OPT-AUTH-TOKEN': 'the right one' }
    expect((await call('GET', '/api/status', {}, { headers })).status).toBe(422)
  })

  test('an unknown path is 404, another method 405', async () => {
    const { call } = startSimulator(door)
    expect(await call('GET', '/api/api/status', {})).toMatchObject({ status: 404, body: { detail: 'Not Found' } })
    const wrongMethod = await call('PUT', '/api/appointments', booking)
    expect(wrongMethod).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } })
    expect(wrongMethod.headers.get('allow')).toBe('POST, DELETE')
    expect(await call('HEAD', '/api/status', {})).toMatchObject({ status: 405, body: '' })
  })
})

describe('the service', () => {
  test('answers after its latency', async () => {
    const { getStatus } = startSimulator('fetch', { latency: 80 })
    const sent = performance.now()
    await getStatus(NUMBER)
    expect(performance.now() - sent).toBeGreaterThan(75)
  })

  test('does nothing for a call that was given up before it was sent', async () => {
    const { call, state } = startSimulator('fetch')
    await expect(call('POST', '/api/appointments', booking, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(state.appointments()).toEqual([])
  })

  test.each(['http://localhost:9000/ants', 'http://localhost:9000/ants/api/'])('is found below %s', async (baseUrl) => {
    const { fetch } = createAntsSimulator({ baseUrl })
    const query = `application_ids=${NUMBER}&meeting_point_id=`
    const headers = { 'x-rdv-opt-auth-token': 'secret' }
    expect((await fetch(`http://localhost:9000/ants/api/status?${query}`, { headers })).status).toBe(200)
    expect((await fetch(`http://localhost:9000/ants/api/api/status?${query}`, { headers })).status).toBe(404)
  })

  test('stands in for production and integration by default', () => {
    expect(createAntsSimulator().handlers.map(({ info }) => info.header)).toEqual([
      expect.stringContaining('https://api-coordination.rendezvouspasseport.ants.gouv.fr/api/'),
      expect.stringContaining('https://int.api-coordination.rendezvouspasseport.ants.gouv.fr/api/'),
    ])
  })

  test('refuses an empty token', () => {
    expect(() => createAntsSimulator({ token: '' })).toThrow('token is empty')
  })
})
