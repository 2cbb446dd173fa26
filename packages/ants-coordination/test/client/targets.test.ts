import { serve } from '@hono/node-server'
import { setupServer } from 'msw/node'
import { describe, expect, test } from 'vitest'
import { type AntsClientOptions, createAntsClient } from '../../src/index.js'
import { createAntsSimulator } from '../../src/msw/index.js'
import { asked, atTheEnd, booking, key, NUMBER, shown, TOKEN } from './support.js'

const simulator = (baseUrl?: string) => createAntsSimulator({ token: TOKEN, baseUrl })

/** The three ways to reach a simulated ANTS, each giving the options of a client and the state behind it. */
const targets = {
  'in process': () => {
    const { fetch, state } = simulator()
    return Promise.resolve({ state, options: { environment: 'production', fetch } satisfies AntsClientOptions })
  },
  'through msw': () => {
    const { handlers, state } = simulator()
    const server = setupServer(...handlers)
    server.listen({ onUnhandledFrame: 'error' })
    atTheEnd(() => server.close())
    return Promise.resolve({ state, options: { environment: 'integration' } satisfies AntsClientOptions })
  },
  'over a socket': async () => {
    const { fetch, state } = simulator('http://127.0.0.1/ants')
    const { promise, resolve } = Promise.withResolvers<number>()
    const server = serve(
      { fetch: (request) => fetch(request), port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false },
      ({ port }) => resolve(port),
    )
    atTheEnd(() => server.close())
    const baseUrl = `http://127.0.0.1:${await promise}/ants/api`
    return { state, options: { baseUrl } satisfies AntsClientOptions }
  },
}

describe.each(Object.entries(targets))('%s', (_, start) => {
  test('an appointment is declared, read and withdrawn', async () => {
    const { options } = await start()
    const ants = createAntsClient({ token: TOKEN, ...options })
    expect(await ants.getStatus(asked)).toEqual({ [NUMBER]: { status: 'validated', appointments: [] } })
    expect(await ants.createAppointment(booking)).toEqual({ success: true })
    expect(await ants.getStatus(asked)).toEqual({ [NUMBER]: { status: 'validated', appointments: [shown] } })
    expect(await ants.deleteAppointment(key)).toEqual({ rowcount: 1 })
    expect(await ants.getStatus(asked)).toEqual({ [NUMBER]: { status: 'validated', appointments: [] } })
  })

  test('an appointment is synchronised', async () => {
    const { options, state } = await start()
    const ants = createAntsClient({ token: TOKEN, ...options })
    const { application_id, ...wanted } = booking
    const outcome = await ants.synchronizeApplication({ application_id, wanted: [wanted], is_own: () => true })
    expect(outcome).toMatchObject({ synchronized: true, declared: [wanted] })
    expect(state.appointments(NUMBER)).toMatchObject([shown])
  })

  test('the answer is there with its attempts, also through raw', async () => {
    const { options } = await start()
    const ants = createAntsClient({ token: TOKEN, ...options })
    const { data, response, attempts } = await ants.getStatus(asked).withResponse()
    expect([response.status, attempts]).toEqual([200, 1])
    const raw = await ants.raw.GET('/api/status', { params: { query: asked } })
    expect(raw.data).toEqual(data)
  })

  test('a lost answer is an error that says so', async () => {
    const { options, state } = await start()
    const ants = createAntsClient({ token: TOKEN, ...options })
    state.failNext({ kind: 'lost-answer', operation: 'createAppointment' })
    // Over a socket the simulator has no connection to break: its server answers 500 in place of what it threw.
    await expect(ants.createAppointment(booking)).rejects.toMatchObject({ mayHaveBeenApplied: true, attempts: 1 })
    expect(state.appointments(NUMBER)).toHaveLength(1)
  })
})
