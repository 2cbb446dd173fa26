// The days of a PASS IAE, as texts `YYYY-MM-DD`, which compare as they are ordered. Pure.
import { addDays } from '@hub/http'

/** Both days included. */
export interface Suspension {
  start_at: string
  end_at: string
}

const DAY = 86_400_000

/** The last day, moved by the length of each suspension. */
export function moveEnd(grantedEndAt: string, suspensions: readonly Suspension[]): string {
  const days = suspensions.reduce((sum, { start_at, end_at }) => sum + countDays(start_at, end_at), 0)
  return addDays(grantedEndAt, days)
}

/** Whether two periods have a day in common. */
export function overlap(one: Suspension, other: Suspension): boolean {
  return one.start_at <= other.end_at && other.start_at <= one.end_at
}

/** The first suspension that begins after the last day as the ones before it have moved it. */
export function findLateSuspension(grantedEndAt: string, suspensions: readonly Suspension[]): Suspension | undefined {
  let endAt = grantedEndAt
  for (const suspension of suspensions.toSorted((one, other) => (one.start_at < other.start_at ? -1 : 1))) {
    if (suspension.start_at > endAt) return suspension
    endAt = moveEnd(endAt, [suspension])
  }
  return undefined
}

/** Today by the calendar of France. */
export function todayInFrance(now: number): string {
  return FRENCH_DAY.format(now)
}

const FRENCH_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })

function countDays(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / DAY + 1
}
