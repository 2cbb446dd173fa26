// What a valid agenda probably did not mean: said at import, never refused.
import { dayNumber, dayText } from './calendar-day.js'
import { freeUntil } from './free-desks.js'
import type { Problem } from './problem.js'
import { publicHolidays } from './public-holidays.js'
import { closuresOn, type DayOpening, openingsOn, readSchedule } from './schedule.js'
import type { Agenda, MeetingPoint } from './schema.js'

/** Days over which public holidays are looked for, whatever the horizon of the meeting point. */
const LONGEST_LOOK_AHEAD = 366

/** The warnings of a whole document, in its order; `today` is `YYYY-MM-DD`. */
export function agendaWarnings({ meeting_points }: Agenda, today: string): Problem[] {
  return meeting_points.flatMap((point, index) =>
    meetingPointWarnings(point, { pointer: `/meeting_points/${index}`, today }),
  )
}

/** The warnings of one meeting point; `pointer` is its place in what was validated. */
export function meetingPointWarnings(point: MeetingPoint, at: { pointer: string; today: string }): Problem[] {
  return [...unpublished(point), ...cutStreet(point), ...openOnHolidays(point, at.today)].map(
    ({ pointer, message }) => ({ pointer: at.pointer + pointer, message }),
  )
}

/** The ANTS hub drops a point without these, without a word: such a point is not sent to it. */
function unpublished(point: MeetingPoint): Problem[] {
  const message = 'is null: the meeting point can be booked, but is not published to ANTS until it is given'
  return (['longitude', 'latitude', 'zip_code'] as const)
    .filter((name) => point[name] === null)
    .map((name) => ({ pointer: `/${name}`, message }))
}

function cutStreet({ street, zip_code }: MeetingPoint): Problem[] {
  if (zip_code === null || !street.includes(zip_code)) return []
  return [{ pointer: '/street', message: 'contains the zip code: ANTS cuts the address there, give the street alone' }]
}

function openOnHolidays(point: MeetingPoint, today: string): Problem[] {
  const schedule = readSchedule(point)
  const openDays = new Map<DayOpening, string[]>()
  for (const [day, name] of holidaysAhead(point, today)) {
    const openings = openingsOn(schedule, dayNumber(day))
    const until = freeUntil(openings, closuresOn(schedule, dayNumber(day)))
    for (const opening of openings.filter((candidate) => hasFreeMinute(until, candidate))) {
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
  const last = dayText(dayNumber(today) + Math.min(point.max_days_ahead, LONGEST_LOOK_AHEAD))
  const years = new Set([Number(today.slice(0, 4)), Number(last.slice(0, 4))])
  return [...years]
    .flatMap((year) => Array.from(publicHolidays(year, point)))
    .filter(([day]) => today <= day && day <= last)
    .toSorted(([one], [other]) => one.localeCompare(other))
}

function hasFreeMinute(until: Int32Array, { from, to }: DayOpening): boolean {
  return until.subarray(from, to).some((end, index) => end > from + index)
}
