import { expect, test } from 'vitest'
import { POINT, startClient } from './start-client.js'

const NOON = 'T11:00:00Z'
const HALF_HOUR = 1_800_000

test.each([
  [2026, 'end', 17_520],
  [2026, 'start-plus-step', 17_520],
  [2028, 'end', 17_568],
  [2028, 'start-plus-step', 17_568],
] as const)(
  '%i, stamped by %s: %i distinct instants in order, through the whole client',
  async (year, clockLabels, count) => {
    const now = () => Date.parse(`${year + 1}-01-02${NOON}`)
    const { client, state } = startClient({ now }, { now, clockLabels })
    const period = { usagePointId: POINT, start: `${year}-01-01`, end: `${year + 1}-01-01` }
    const curve = await client.getConsumptionLoadCurve(period)
    expect(curve).toMatchObject({ length: count, isComplete: true, duplicates: 0, outside: 0, conflicts: [] })
    const { start } = curve.toColumns()
    expect(start[0]).toBe(Date.parse(`${year - 1}-12-31T23:00:00Z`))
    expect(start.every((instant, index) => index === 0 || instant - (start[index - 1] ?? 0) === HALF_HOUR)).toBe(true)
    expect(new Set(start).size).toBe(count)
    expect(state.countCalls('consumptionLoadCurve')).toBe(53)
  },
)
