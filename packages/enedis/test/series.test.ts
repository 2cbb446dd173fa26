import { describe, expect, it } from 'vitest'
import { catchError, POINT, readQuery, startClient } from './start-client.js'

const iso = (milliseconds: number | undefined): string => new Date(milliseconds ?? Number.NaN).toISOString()

describe.each(['2026', 'v5'] as const)('measures of %s', (apiMode) => {
  it('daily consumption: each day asked for, end excluded, in Wh', async () => {
    const { client, requests } = startClient({ apiMode })
    const energy = await client.getDailyConsumption({ usagePointId: POINT, start: '2026-10-24', end: '2026-10-27' })
    expect(energy).toMatchObject({
      usagePointId: POINT,
      generation: apiMode,
      direction: 'consumption',
      unit: 'Wh',
      quality: 'BRUT',
      start: '2026-10-24',
      end: '2026-10-27',
      holes: [],
      duplicates: 0,
      conflicts: [],
    })
    expect(energy.days.map(({ day }) => day)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
    const { start, minutes, wattHours } = energy.toColumns()
    expect([...minutes]).toEqual([1_440, 1_500, 1_440])
    expect([...start].map(iso)).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
    expect([...wattHours]).toEqual(energy.days.map((day) => day.wattHours))
    expect([...energy]).toEqual(energy.days)
    const days =
      apiMode === 'v5' ? { start: '2026-10-24', end: '2026-10-27' } : { dateDebut: '2026-10-24', dateFin: '2026-10-27' }
    expect(readQuery(requests.at(-1))).toMatchObject(days)
  })

  it('a curve of one normal day has 48 half-hours, the first from midnight', async () => {
    const { client } = startClient({ apiMode })
    const curve = await client.getConsumptionLoadCurve({ usagePointId: POINT, start: '2026-11-10', end: '2026-11-11' })
    expect(curve).toMatchObject({ length: 48, isComplete: true, unit: 'W', generation: apiMode, outside: 0, holes: [] })
    const { start, minutes, watts } = curve.toColumns()
    expect([iso(start[0]), iso(start[47])]).toEqual(['2026-11-09T23:00:00.000Z', '2026-11-10T22:30:00.000Z'])
    expect([start.constructor.name, watts.constructor.name, minutes[0]]).toEqual(['Float64Array', 'Int32Array', 30])
    expect(curve.toArray()[47]).toEqual({ start: start[47], minutes: 30, watts: watts[47] })
  })

  it.each([
    ['2026-10-25', 50],
    ['2026-03-29', 46],
  ] as const)('the curve of %s has %i half-hours in both ways of stamping', async (day, length) => {
    const end = day.replace('25', '26').replace('29', '30')
    const curves = []
    for (const clockLabels of ['end', 'start-plus-step'] as const) {
      const { client } = startClient({ apiMode }, { clockLabels })
      curves.push(await client.getConsumptionLoadCurve({ usagePointId: POINT, start: day, end }))
    }
    for (const curve of curves) expect(curve).toMatchObject({ length, isComplete: true, duplicates: 0, conflicts: [] })
    expect(curves[0]?.toArray()).toEqual(curves[1]?.toArray())
  })

  it('a curve adds up to the energy of its day', async () => {
    const { client } = startClient({ apiMode })
    const period = { usagePointId: POINT, start: '2026-10-25', end: '2026-10-26' }
    const [curve, energy] = [await client.getConsumptionLoadCurve(period), await client.getDailyConsumption(period)]
    const sum = curve.toArray().reduce((total, { watts, minutes }) => total + (watts * minutes) / 60, 0)
    expect(Math.round(sum)).toBe(energy.days[0]?.wattHours)
  })

  it('steps are those of each point, mixed in one answer', async () => {
    const { client } = startClient({ apiMode })
    const curve = await client.getConsumptionLoadCurve({
      usagePointId: '22315546958763',
      start: '2026-11-10',
      end: '2026-11-12',
    })
    expect(curve).toMatchObject({ length: 48 + 96, isComplete: true })
    expect([...new Set(curve.toColumns().minutes)].toSorted((one, other) => one - other)).toEqual([15, 30])
  })

  it('production', async () => {
    const { client } = startClient({ apiMode })
    const period = { usagePointId: '12655648759651', start: '2026-06-10', end: '2026-06-11' }
    const [produced, consumed] = [
      await client.getProductionLoadCurve(period),
      await client.getConsumptionLoadCurve(period),
    ]
    expect(produced.direction).toBe('production')
    const both = produced
      .toArray()
      .filter(({ watts }, index) => watts > 0 && (consumed.toArray()[index]?.watts ?? 0) > 0)
    expect(both).toEqual([])
    expect((await client.getDailyProduction(period)).days[0]?.wattHours).toBeGreaterThan(1_000)
    const wrong = await catchError(client.getDailyProduction({ ...period, usagePointId: POINT }))
    expect(wrong).toMatchObject({ code: 'wrong_direction', isRetryable: false })
  })

  it('peaks have their instant, unshifted', async () => {
    const { client } = startClient({ apiMode })
    const power = await client.getDailyMaxPower({ usagePointId: POINT, start: '2026-10-20', end: '2026-10-23' })
    expect(power).toMatchObject({ unit: 'VA', phases: null, holes: [], step: 'P1D' })
    expect(power.peaks.map(({ day }) => day)).toEqual(['2026-10-20', '2026-10-21', '2026-10-22'])
    for (const { day, at } of power) expect(new Date((at ?? 0) + 7_200_000).toISOString().slice(0, 10)).toBe(day)
  })

  it('days with holes are reported, not invented', async () => {
    const { client } = startClient({ apiMode })
    const period = { usagePointId: '42900589957123', start: '2026-11-09', end: '2026-11-16' }
    expect((await client.getDailyConsumption(period)).holes).toEqual(['2026-11-10', '2026-11-11'])
    const curve = await client.getConsumptionLoadCurve(period)
    expect(curve).toMatchObject({ length: 5 * 48, isComplete: false })
    expect(curve.holes.map(({ start, end }) => [iso(start), iso(end)])).toEqual([
      ['2026-11-09T23:00:00.000Z', '2026-11-11T23:00:00.000Z'],
    ])
  })

  it('a long curve is several windows of 7 days, joined', async () => {
    const { client, requests, state } = startClient({ apiMode })
    const curve = await client.getConsumptionLoadCurve({ usagePointId: POINT, start: '2026-10-01', end: '2026-11-01' })
    expect(curve).toMatchObject({ length: 31 * 48 + 2, isComplete: true, start: '2026-10-01', end: '2026-11-01' })
    const { start } = curve.toColumns()
    expect(start.every((instant, index) => index === 0 || instant - (start[index - 1] ?? 0) === 1_800_000)).toBe(true)
    expect(state.countCalls(apiMode === 'v5' ? 'consumptionLoadCurveV5' : 'consumptionLoadCurve')).toBe(5)
    expect(requests.length).toBe(6)
  })

  it.each(['ADAM-ERR0126', 'ADAM-DC-0015'] as const)('a window that is too long (%s) is halved', async (name) => {
    const { client, state, requests } = startClient({ apiMode })
    const operation = apiMode === 'v5' ? 'consumptionLoadCurveV5' : 'consumptionLoadCurve'
    state.failWith(name, { operation, times: 2 })
    const week = { usagePointId: POINT, start: '2026-11-01', end: '2026-11-08' }
    const { data: curve, attempts } = await client.getConsumptionLoadCurve(week).withResponse()
    expect(curve).toMatchObject({ length: 7 * 48, isComplete: true, start: '2026-11-01', end: '2026-11-08' })
    // The two that were refused too: whoever pays by the call knows how many there were.
    expect(attempts).toBe(5)
    // 7 days, 4 of them, 2 of them, the other 2, the other 3.
    const periods = requests.slice(1).map((request) => Object.values(readQuery(request)).slice(1).join())
    expect(periods).toEqual([
      '2026-11-01,2026-11-08',
      '2026-11-01,2026-11-05',
      '2026-11-01,2026-11-03',
      '2026-11-03,2026-11-05',
      '2026-11-05,2026-11-08',
    ])
  })
})

it('null is a hole of 2026, never 0', async () => {
  const meter = { usagePointId: POINT, holeWeekdays: [2], holesAreNull: true }
  const { client } = startClient({}, { meters: [meter] })
  const period = { usagePointId: POINT, start: '2026-11-09', end: '2026-11-12' }
  const curve = await client.getConsumptionLoadCurve(period)
  expect(curve.length).toBe(96)
  expect(curve.holes).toHaveLength(1)
  expect((await client.getDailyConsumption(period)).holes).toEqual(['2026-11-10'])
})

it('the three phases are chosen by name', async () => {
  const { client, requests } = startClient()
  const power = await client.getDailyMaxPower({
    usagePointId: '12655648759651',
    start: '2026-11-01',
    end: '2026-11-03',
    phases: true,
  })
  expect(readQuery(requests.at(-1))).toMatchObject({ grandeurPhysique: 'TOUT', mesuresPas: 'P1D' })
  expect([power.phases?.[1].length, power.phases?.[2].length, power.phases?.[3].length]).toEqual([2, 2, 2])
  expect(power.peaks[0]?.voltAmperes).toBeGreaterThan(power.phases?.[1][0]?.voltAmperes ?? Infinity)
})

it('peaks of months', async () => {
  const { client } = startClient()
  const power = await client.getDailyMaxPower({
    usagePointId: POINT,
    start: '2026-09-01',
    end: '2026-11-01',
    step: 'P1M',
  })
  expect(power.peaks.map(({ day }) => day.slice(0, 7))).toEqual(['2026-09', '2026-10'])
  expect(power.holes).toEqual([])
})

it('indexes of the registers: their differences are the energy of each day', async () => {
  const { client } = startClient()
  const period = { usagePointId: POINT, start: '2026-11-01', end: '2026-11-04' }
  const { registers } = await client.getConsumptionIndexes(period)
  expect(registers.map(({ timeClass, code, unit }) => [timeClass?.id, code, unit])).toEqual([
    ['HP', '01', 'Wh'],
    ['HC', '02', 'Wh'],
    [undefined, '00', 'Wh'],
  ])
  const total = registers[2]?.readings ?? []
  expect(iso(total[0]?.at)).toBe('2026-10-31T23:00:00.000Z')
  const { days } = await client.getDailyConsumption(period)
  expect(Math.abs((total[1]?.value ?? 0) - (total[0]?.value ?? 0) - (days[0]?.wattHours ?? 0))).toBeLessThanOrEqual(3)
  const produced = await client.getProductionIndexes({ ...period, usagePointId: '24880057139941' })
  expect(produced).toMatchObject({ direction: 'production', generation: '2026' })
})

it('indexes have windows as any other series: halved where Enedis says so, today of Paris not asked for before that of UTC', async () => {
  const night = { now: () => Date.parse('2026-08-14T22:30:00Z') }
  const { client, state, requests } = startClient(night, night)
  state.failWith('ADAM-DC-0015', { operation: 'consumptionIndexes' })
  const whole = await client.getConsumptionIndexes({ usagePointId: POINT, start: '2026-08-05', end: '2026-08-15' })
  const asked = requests.map(readQuery).filter(({ dateDebut }) => dateDebut !== undefined)
  expect(asked.map(({ dateDebut, dateFin }) => [dateDebut, dateFin])).toEqual([
    ['2026-08-05', '2026-08-14'],
    ['2026-08-05', '2026-08-10'],
    ['2026-08-10', '2026-08-14'],
  ])
  expect(whole).toMatchObject({ start: '2026-08-05', end: '2026-08-15', direction: 'consumption' })
  expect(whole.registers).toHaveLength(3)
  expect(whole.registers[0]?.readings[0]?.date).toContain('2026-08-05')
})

it('peaks by month: windows end with a month, so that no month has two peaks', async () => {
  const { client, requests } = startClient()
  const months = { usagePointId: POINT, start: '2024-06-15', end: '2026-09-01', step: 'P1M' } as const
  const { peaks } = await client.getDailyMaxPower(months)
  const windows = [
    ['2024-06-15', '2025-06-01'],
    ['2025-06-01', '2026-06-01'],
    ['2026-06-01', '2026-09-01'],
  ]
  const asked = requests.map(readQuery).filter(({ dateDebut }) => dateDebut !== undefined)
  expect(asked.map(({ dateDebut, dateFin }) => [dateDebut, dateFin])).toEqual(windows)
  expect(new Set(peaks.map(({ day }) => day.slice(0, 7))).size).toBe(peaks.length)
  const history = await client.getHistory({ series: 'dailyMaxPower', ...months }).toArray({ limit: Infinity })
  expect(history.map(({ start, end }) => [start, end])).toEqual(windows)
})
