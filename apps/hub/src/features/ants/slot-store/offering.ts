// Whether a meeting point offers anything: ANTS asks editors to unplug those without openings for CNI or passport (RDV-SP #5815).
import { startsOn } from '../agenda/day-starts.js'
import { REASONS } from '../agenda/schema.js'
import { toDayNumber, MINUTES_PER_DAY, wallClockAt } from '../agenda/wall-clock.js'
import type { CachedMeetingPoint, NothingOffered, Offering } from './cached-meeting-point.js'

/**
 * Returns why a meeting point is not published, if so, and remembers it until time may change it. Openings less closures count, not free
 * slots: a meeting point that is fully booked stays.
 */
export function findOffering(place: CachedMeetingPoint, now: number): NothingOffered | undefined {
  const minute = wallClockAt(now, place.time_zone)
  if (!place.offering || minute >= place.offering.until) place.offering = find(place, minute)
  return place.offering.problem
}

function find(place: CachedMeetingPoint, minute: number): Offering {
  const steps = REASONS.flatMap((reason) => place.durations[reason] ?? [])
  if (steps.length === 0) return { problem: 'it offers no reason', until: Infinity }
  const { schedule } = place
  if (schedule.openings.length === 0) return { problem: 'it has no opening', until: Infinity }
  const today = toDayNumber(minute)
  for (let day = today; day <= today + place.max_days_ahead; day += 1) {
    for (const step of steps) {
      const last = startsOn(schedule, day, [], { step, length: step }).at(-1)
      const start = day * MINUTES_PER_DAY + (last ?? -1)
      if (last !== undefined && start >= minute) return { problem: undefined, until: start + 1 }
    }
  }
  // At midnight the last day on which slots are offered moves on.
  return { problem: 'it has no opening between now and its horizon', until: (today + 1) * MINUTES_PER_DAY }
}
