/* oxlint-disable vitest/valid-expect -- its second argument is the story that led to the failure */
import type { WantedAppointment } from '@hub/ants-client'
import { expect } from 'vitest'
import { selectApplications, FOREIGN, isQuiet, NUMBERS, type World } from './world.js'

/** ANTS holds exactly our live appointments, to the letter, beside what is not ours; and the hub says so. */
export function expectTruth(world: World, history: readonly string[]): void {
  const story = history.join(' → ')
  const applications = NUMBERS.flatMap((number) => selectApplications(world, number))
  const rows = applications.filter(({ isLive }) => isLive).map(({ number, wanted }) => toRow(number, wanted))
  expect(isQuiet(world), story).toBe(true)
  expect(sorted(world.ants.appointments), story).toEqual(sorted([FOREIGN, ...rows]))
  for (const { isLive, wanted, state, declared, published } of applications) {
    const { management_url: _, ...place } = wanted
    const expected = isLive
      ? { state: 'declared', declared: wanted, published: [place] }
      : { state: 'withdrawn', declared: null, published: [] }
    expect({ state, declared, published }, story).toEqual(expected)
  }
}

/** A row of ANTS, as the simulator keeps it. */
function toRow(application_id: string, { appointment_date, ...place }: WantedAppointment) {
  return { application_id, ...place, appointment_date: `${appointment_date}:00` }
}

function sorted(rows: readonly { management_url: string }[]): unknown[] {
  return rows.toSorted((one, other) => (one.management_url < other.management_url ? -1 : 1))
}
