import { createMemoryRateLimitStore } from '@hub/http'
import { describe, expect, it } from 'vitest'
import { catchError, POINT, startClient } from './start-client.js'

const day = (number: number) => {
  const text = String(number).padStart(2, '0')
  return { usagePointId: POINT, start: `2026-10-${text}`, end: '2026-11-11' }
}

describe('the quotas of Enedis', () => {
  it('calls beyond those of an hour are refused at once, with the wait for the next place', async () => {
    const { client, state } = startClient({ quotas: { callsPerSecond: 1_000, callsPerHour: 3 } })
    for (const number of [1, 2, 3]) await client.getDailyConsumption(day(number))
    const error = await catchError(client.getDailyConsumption(day(4)))
    expect(error).toMatchObject({ name: 'RateLimitError', code: 'rate_limit_wait', attempts: 0, isRetryable: true })
    expect(error['retryAfter']).toBeGreaterThan(3_000)
    expect(state.countCalls('dailyConsumption')).toBe(3)
  })

  it('each API of 2026 has its own, and v5 one for all', async () => {
    const quotas = { callsPerSecond: 1_000, callsPerHour: 1 }
    const in2026 = startClient({ quotas }).client
    await in2026.getDailyConsumption(day(1))
    await in2026.getAddress({ usagePointId: POINT })
    expect(await catchError(in2026.getDailyMaxPower(day(1)))).toMatchObject({ code: 'rate_limit_wait' })
    const inV5 = startClient({ quotas, apiMode: 'v5' }).client
    await inV5.getDailyConsumption(day(1))
    expect(await catchError(inV5.getAddress({ usagePointId: POINT }))).toMatchObject({ code: 'rate_limit_wait' })
  })

  it('processes that share a store share them', async () => {
    const quotas = { callsPerSecond: 1_000, callsPerHour: 2 }
    const rateLimitStore = createMemoryRateLimitStore()
    const [one, other] = [
      startClient({ quotas, rateLimitStore }).client,
      startClient({ quotas, rateLimitStore }).client,
    ]
    await one.getDailyConsumption(day(1))
    await other.getDailyConsumption(day(2))
    expect(await catchError(one.getDailyConsumption(day(3)))).toMatchObject({ code: 'rate_limit_wait' })
  })

  it('a history leaves places free for other calls', async () => {
    const { client } = startClient({ quotas: { callsPerSecond: 1_000, callsPerHour: 5 } })
    const history = {
      series: 'consumptionLoadCurve',
      usagePointId: POINT,
      start: '2026-09-01',
      end: '2026-11-01',
    } as const
    const error = await catchError(client.getHistory(history).toArray({ limit: Infinity }))
    // Four of five places: after 28 days.
    expect(error).toMatchObject({ code: 'rate_limit_wait', cursor: '2026-09-29' })
    expect((await client.getDailyConsumption(day(1))).days.length).toBeGreaterThan(0)
  })

  it('a call is not kept waiting by a history that is under way', async () => {
    const { client } = startClient({ quotas: {} }, { callsPerSecond: 5, now: Date.now })
    let windows = 0
    let single: Promise<number> | undefined
    const history = {
      series: 'consumptionLoadCurve',
      usagePointId: POINT,
      start: '2026-08-01',
      end: '2026-11-01',
    } as const
    for await (const { start } of client.getHistory(history)) {
      windows += 1
      if (start === '2026-08-29') {
        const before = windows
        single = client
          .getConsumptionLoadCurve({ usagePointId: POINT, start: '2026-11-05', end: '2026-11-06' })
          .then(() => windows - before)
      }
    }
    // A history has four places in a second: in two seconds eight windows, however slow the machine is.
    expect(await single).toBeLessThanOrEqual(8)
    expect(windows).toBe(14)
  })

  it('no more than five calls begin within a second', async () => {
    const { client, state } = startClient({ quotas: {} }, { callsPerSecond: 5, now: Date.now })
    const calls = [1, 2, 3, 4, 5, 6, 7].map((number) => client.getDailyConsumption(day(number)))
    // The simulator refuses the sixth call within a second: none is refused.
    const outcomes = await Promise.allSettled(calls.map((call) => call.withResponse()))
    expect(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.attempts : outcome.reason)),
    ).toEqual(calls.map(() => 1))
    expect(state.countCalls('dailyConsumption')).toBe(7)
  })
})
