// Warnings about a valid agenda that is probably not as intended: returned at import, never refused.
import { dayNumber, dayText } from './calendar-day.js'
import { freeUntil } from './free-desks.js'
import type { AgendaProblem } from './agenda-problem.js'
import { publicHolidays } from './public-holidays.js'
import { closuresOn, type DayOpening, openingsOn, readSchedule } from './schedule.js'
import type { MeetingPoint } from './schema.js'
import { MINUTES_PER_DAY } from './wall-clock.js'
import { contradictedZone } from './zip-code-zone.js'

/** Days over which public holidays are looked for, whatever the horizon of the meeting point. */
const MAX_LOOK_AHEAD = 366

/** The warnings of one meeting point; `pointer` is its place in what was validated. */
export function meetingPointWarnings(point: MeetingPoint, at: { pointer: string; today: string }): AgendaProblem[] {
  return [
    ...unpublished(point),
    ...cutStreet(point),
    ...otherZone(point, at.today),
    ...openOnHolidays(point, at.today),
  ].map(({ pointer, message }) => ({ pointer: at.pointer + pointer, message }))
}

/** The ANTS hub silently drops a point without these: such a point is not sent to it. */
function unpublished(point: MeetingPoint): AgendaProblem[] {
  const message = 'is null: the meeting point can be booked, but is not published to ANTS until it is given'
  return (['longitude', 'latitude', 'zip_code'] as const)
    .filter((name) => point[name] === null)
    .map((name) => ({ pointer: `/${name}`, message }))
}

function cutStreet({ street, zip_code }: MeetingPoint): AgendaProblem[] {
  if (zip_code === null || !street.includes(zip_code)) return []
  return [{ pointer: '/street', message: 'contains the zip code: ANTS cuts the address there, give the street alone' }]
}

function otherZone({ zip_code, time_zone }: MeetingPoint, today: string): AgendaProblem[] {
  const expected = zip_code === null ? undefined : contradictedZone(zip_code, time_zone, today)
  if (expected === undefined) return []
  const message = `has another clock than ${expected}, where the zip code is: times of this meeting point are read by the time zone given`
  return [{ pointer: '/time_zone', message }]
}

function openOnHolidays(point: MeetingPoint, today: string): AgendaProblem[] {
  const schedule = readSchedule(point)
  const openDays = new Map<DayOpening, string[]>()
  for (const [day, name] of holidaysAhead(point, today)) {
    const openings = openingsOn(schedule, dayNumber(day))
    const until = freeUntil(openings, closuresOn(schedule, dayNumber(day)))
    const freeBefore = countFreeMinutes(until)
    for (const opening of openings) {
      if (freeBefore[opening.to] === freeBefore[opening.from]) continue
      openDays.set(opening, [...(openDays.get(opening) ?? []), `${day} (${name})`])
    }
  }
  return schedule.openings.flatMap((opening, index) => {
    const days = openDays.get(opening)?.join(', ')
    if (days === undefined) return []
    const message = `falls on public holidays that no closure covers: ${days}; add closures if nobody is received then`
    return [{ pointer: `/openings/${index}`, message }]
  })
}

/** The public holidays within the point's horizon, in order. */
function holidaysAhead(point: MeetingPoint, today: string): [day: string, name: string][] {
  const last = dayText(dayNumber(today) + Math.min(point.max_days_ahead, MAX_LOOK_AHEAD))
  const years = new Set([Number(today.slice(0, 4)), Number(last.slice(0, 4))])
  return [...years]
    .flatMap((year) => Array.from(publicHolidays(year, point)))
    .filter(([day]) => today <= day && day <= last)
    .toSorted(([one], [other]) => one.localeCompare(other))
}

/** Counts, for each minute of the day, the minutes with a free desk before it, so that an opening is checked in one step. */
function countFreeMinutes(until: Int32Array): Int16Array {
  const before = new Int16Array(MINUTES_PER_DAY + 1)
  for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
    before[minute + 1] = (before[minute] ?? 0) + ((until[minute] ?? 0) > minute ? 1 : 0)
  }
  return before
}
