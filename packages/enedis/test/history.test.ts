import { describe, expect, it } from 'vitest'
import { type HistoryProgress, hasHistoryCursor, type HistoryWindow } from '../src/index.js'
import { catchError, POINT, startClient } from './start-client.js'

const CURVE = { series: 'consumptionLoadCurve', usagePointId: POINT, start: '2026-10-01', end: '2026-11-01' } as const

describe('a history', () => {
  it('is all windows, without gap or overlap, and says how far it is', async () => {
    const { client, state } = startClient()
    const progress: HistoryProgress[] = []
    const windows: HistoryWindow<'consumptionLoadCurve'>[] = []
    for await (const window of client.getHistory(CURVE, { onProgress: (each) => progress.push(each) }))
      windows.push(window)
    expect(windows.map(({ start, end }) => [start, end])).toEqual([
      ['2026-10-01', '2026-10-08'],
      ['2026-10-08', '2026-10-15'],
      ['2026-10-15', '2026-10-22'],
      ['2026-10-22', '2026-10-29'],
      ['2026-10-29', '2026-11-01'],
    ])
    const starts = windows.flatMap(({ data }) => Array.from(data?.toColumns().start ?? []))
    expect(starts).toHaveLength(31 * 48 + 2)
    expect(starts.every((start, index) => index === 0 || start - (starts[index - 1] ?? 0) === 1_800_000)).toBe(true)
    expect(progress).toEqual([
      { done: 7, total: 31, day: '2026-10-07' },
      { done: 14, total: 31, day: '2026-10-14' },
      { done: 21, total: 31, day: '2026-10-21' },
      { done: 28, total: 31, day: '2026-10-28' },
      { done: 31, total: 31, day: '2026-10-31' },
    ])
    expect(state.countCalls('consumptionLoadCurve')).toBe(5)
  })

  it('awaited is its first window, and asks for no other', async () => {
    const { client, state } = startClient()
    const { data, next, start } = await client.getHistory(CURVE)
    expect([start, next, data?.length]).toEqual(['2026-10-01', '2026-10-08', 7 * 48])
    expect(state.countCalls('consumptionLoadCurve')).toBe(1)
  })

  it('goes on from a cursor that was kept', async () => {
    const { client } = startClient()
    let cursor: string | number | null = null
    for await (const page of client.getHistory(CURVE).pages()) {
      cursor = page.next
      break
    }
    const rest = startClient().client.getHistory({ ...CURVE, cursor: cursor ?? '' })
    const windows = await rest.toArray({ limit: Infinity })
    expect(windows.map(({ start }) => start)).toEqual(['2026-10-08', '2026-10-15', '2026-10-22', '2026-10-29'])
  })

  it('ends with the error of the window that failed, and the cursor to go on from', async () => {
    const { client, state } = startClient({ maxRetries: 0 })
    const seen: string[] = []
    const walk = async (cursor?: string) => {
      for await (const { start } of client.getHistory({ ...CURVE, cursor })) {
        seen.push(start)
        if (seen.length === 2) state.failWith('technical_error', { operation: 'consumptionLoadCurve' })
      }
    }
    const error = await catchError(walk())
    expect(error).toMatchObject({ name: 'ServerError', code: 'upstream_error', cursor: '2026-10-15' })
    if (!hasHistoryCursor(error)) throw error
    await walk(error.cursor)
    expect(seen).toEqual(['2026-10-01', '2026-10-08', '2026-10-15', '2026-10-22', '2026-10-29'])
  })

  it('of daily values has windows of 365 days, or of what is wanted', async () => {
    const { client, state } = startClient()
    const daily = { series: 'dailyConsumption', usagePointId: POINT, start: '2024-01-01', end: '2026-11-01' } as const
    const windows = await client.getHistory(daily).toArray({ limit: Infinity })
    expect(windows.map(({ data }) => data?.days.length)).toEqual([365, 365, 305])
    expect(state.countCalls('dailyConsumption')).toBe(3)
    const first = await client.getHistory({ ...daily, windowDays: 30 })
    expect(first.next).toBe('2024-01-31')
  })

  it('goes on over days for which Enedis has nothing', async () => {
    const { client, state } = startClient()
    state.failWith('no_data_found', { operation: 'consumptionLoadCurve' })
    const windows = await client.getHistory(CURVE).toArray({ limit: Infinity })
    expect(windows.map(({ data }) => data?.length ?? null)).toEqual([null, 336, 336, 338, 144])
  })

  it('of peaks takes their parameters', async () => {
    const { client } = startClient()
    const { data } = await client.getHistory({
      series: 'dailyMaxPower',
      usagePointId: '12655648759651',
      start: '2026-11-01',
      end: '2026-11-03',
      phases: true,
    })
    expect(data?.phases?.[3]).toHaveLength(2)
  })

  it.each([
    ['series', { series: 'other' }],
    ['cursor', { cursor: '2026-11-01' }],
    ['cursor', { cursor: 'x' }],
    ['windowDays', { windowDays: 8 }],
    ['windowDays', { windowDays: 0 }],
    ['phases', { phases: true }],
  ])('refuses a wrong %s', async (field, change) => {
    const { client, requests } = startClient()
    expect(await catchError(client.getHistory({ ...CURVE, ...change } as never))).toMatchObject({ field, attempts: 0 })
    expect(requests).toEqual([])
  })
})

describe('days without data in a long call', () => {
  it('are holes, unless there is nothing at all', async () => {
    const { client, state } = startClient()
    state.failWith('no_data_found', { operation: 'consumptionLoadCurve' })
    const { usagePointId, start, end } = CURVE
    const curve = await client.getConsumptionLoadCurve({ usagePointId, start, end })
    expect(curve.holes).toEqual([
      { start: Date.parse('2026-09-30T22:00:00Z'), end: Date.parse('2026-10-07T22:00:00Z') },
    ])
    expect(curve).toMatchObject({ start, end, length: 24 * 48 + 2 })
    state.failWith('no_data_found', { operation: 'consumptionLoadCurve', times: 5 })
    expect(await catchError(client.getConsumptionLoadCurve({ usagePointId, start, end }))).toMatchObject({
      code: 'no_data',
    })
  })

  it('are holes of the generation that answered, and of half a window too', async () => {
    const { client, state } = startClient({ apiMode: 'v5' })
    const { usagePointId, start, end } = CURVE
    state.failWith('no_data_found', { operation: 'consumptionLoadCurveV5' })
    const curve = await client.getConsumptionLoadCurve({ usagePointId, start, end })
    expect(curve).toMatchObject({ generation: 'v5', length: 24 * 48 + 2 })
    state.failWith('ADAM-ERR0126', { operation: 'consumptionLoadCurveV5' })
    state.failWith('no_data_found', { operation: 'consumptionLoadCurveV5' })
    const half = await client.getConsumptionLoadCurve({ usagePointId, start: '2026-10-01', end: '2026-10-08' })
    expect(half).toMatchObject({ length: 3 * 48, start: '2026-10-01' })
  })

  it('a window that fails fails the whole call', async () => {
    const { client, state } = startClient({ maxRetries: 0 })
    state.failWith('no_data_found', { operation: 'consumptionLoadCurve' })
    state.failWith('ADAM-DC-0008', { operation: 'consumptionLoadCurve' })
    const { usagePointId, start, end } = CURVE
    const error = await catchError(client.getConsumptionLoadCurve({ usagePointId, start, end }))
    expect(error).toMatchObject({ code: 'consent_missing' })
  })
})
