import { describe, expect, test } from 'vitest'
import { ConnectionError, TimeoutError } from '../../src/index.js'
import { asked, booking, key, methodsOf, NUMBER, startClient, thrownBy } from './support.js'

describe('a creation is never sent again', () => {
  test.each([
    ['its answer is lost', { kind: 'lost-answer' }, 1, true],
    ['the connection breaks', { kind: 'reset' }, 0, true],
    ['500', { kind: 'status', status: 500 }, 0, true],
    ['503', { kind: 'status', status: 503 }, 0, true],
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }, 0, false],
    ['408', { kind: 'status', status: 408 }, 0, false],
    ['an empty 200', { kind: 'empty' }, 1, true],
    ['an answer that comes too late', { kind: 'delay', milliseconds: 5_000 }, 1, true],
  ] as const)('when %s', async (_, failure, rows, mayHaveBeenApplied) => {
    const bench = startClient({ timeout: 150, maxRetries: 5 })
    bench.state.failNext(failure)
    await expect(bench.ants.createAppointment(booking)).rejects.toMatchObject({ attempts: 1, mayHaveBeenApplied })
    expect(methodsOf(bench)).toEqual(['POST'])
    expect(bench.state.appointments(NUMBER)).toHaveLength(rows)
  })

  test('and what is doubtful is settled by synchronizeApplication, without a second row', async () => {
    const bench = startClient()
    bench.state.failNext({ kind: 'lost-answer' })
    const error = await thrownBy(bench.ants.createAppointment(booking))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ mayHaveBeenApplied: true })
    const { application_id, ...wanted } = booking
    const outcome = await bench.ants.synchronizeApplication({ application_id, wanted: [wanted], is_own: () => false })
    expect(outcome).toMatchObject({
      declared: [],
      withdrawn: [],
      unchanged: [{ management_url: wanted.management_url }],
    })
    expect(bench.state.appointments(NUMBER)).toHaveLength(1)
    expect(methodsOf(bench)).toEqual(['POST', 'GET'])
  })
})

describe('a deletion and a status are', () => {
  test('a deletion whose answer was lost finds no row the second time: success (rowcount 0)', async () => {
    const bench = startClient()
    await bench.ants.createAppointment(booking)
    bench.state.failNext({ kind: 'lost-answer' })
    const { data, attempts } = await bench.ants.deleteAppointment(key).withResponse()
    expect(data).toEqual({ rowcount: 0 })
    expect(attempts).toBe(2)
    expect(bench.state.appointments()).toEqual([])
  })

  test.each(['reset', 'status'] as const)('a status after a %s', async (kind) => {
    const bench = startClient()
    bench.state.failNext({ ...(kind === 'reset' ? { kind } : { kind, status: 503 }), times: 2 })
    expect((await bench.ants.getStatus(asked).withResponse()).attempts).toBe(3)
  })

  test('not more than maxRetries allows', async () => {
    const bench = startClient({ maxRetries: 1 })
    bench.state.failNext({ kind: 'status', status: 503, times: 9 })
    await expect(bench.ants.deleteAppointment(key)).rejects.toMatchObject({ name: 'ServerError', attempts: 2 })
    expect(bench.sent).toHaveLength(2)
  })

  test('not after a refusal', async () => {
    const bench = startClient()
    bench.state.failNext({ kind: 'status', status: 422 })
    await expect(bench.ants.getStatus(asked)).rejects.toMatchObject({ attempts: 1 })
  })
})

// Side by side: these wait for real.
describe.concurrent('deadlines', () => {
  test('by default 4 s an attempt and 8 s in all: a citizen waits', async () => {
    const { ants, state, sent } = startClient()
    state.switches.latency = 60_000
    const start = performance.now()
    const error = await thrownBy(ants.getStatus(asked))
    const took = performance.now() - start
    expect(error).toBeInstanceOf(TimeoutError)
    expect(took).toBeGreaterThan(7_900)
    expect(took).toBeLessThan(50_000)
    // 4 s, a wait, and what was left of the 8 s.
    expect(sent).toHaveLength(2)
  })

  test('by default 4 s for a creation, which has one attempt', async () => {
    const { ants, state } = startClient()
    state.switches.latency = 60_000
    const start = performance.now()
    await expect(ants.createAppointment(booking)).rejects.toMatchObject({
      name: 'TimeoutError',
      mayHaveBeenApplied: true,
    })
    const took = performance.now() - start
    expect(took).toBeGreaterThan(3_900)
    expect(took).toBeLessThan(50_000)
  })

  test('of the client, then of the call', async () => {
    const { ants, state } = startClient({ timeout: 60_000, totalTimeout: 60_000 })
    state.switches.latency = 60_000
    await expect(ants.getStatus(asked, { timeout: 30, maxRetries: 0 })).rejects.toMatchObject({ attempts: 1 })
    await expect(ants.deleteAppointment(key, { totalTimeout: 50 })).rejects.toBeInstanceOf(TimeoutError)
  })

  test('a signal ends the call', async () => {
    const { ants, state } = startClient()
    state.switches.latency = 60_000
    const call = ants.createAppointment(booking, { signal: AbortSignal.timeout(30) })
    await expect(call).rejects.toMatchObject({ name: 'AbortedError', mayHaveBeenApplied: true })
  })
})
