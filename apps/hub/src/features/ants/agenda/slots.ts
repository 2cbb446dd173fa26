// The slot rule: when can this meeting point still receive n persons for this reason?
import { MAX_DOCUMENTS_NUMBER, MAX_WINDOW_DAYS } from '@hub/ants-client/editor'
import { dayNumber, dayText } from './calendar-day.js'
import { computeBookableTime } from './bookable-time.js'
import { startsOn } from './day-starts.js'
import { type DayRemoval, readSchedule, type Schedule } from './schedule.js'
import { type MeetingPoint, REASONS } from './schema.js'
import {
  toDayNumber,
  type Interval,
  MINUTES_PER_DAY,
  skippedMinutes,
  timeText,
  parseWallClockMinute,
} from './wall-clock.js'

/** An appointment on the wall clock of its meeting point, `YYYY-MM-DDTHH:MM`. It holds one desk; `ends_at` is excluded. */
export interface BookedTime {
  starts_at: string
  ends_at: string
}

/** The properties of a meeting point that the slot rule needs. */
export type BookableHours = Pick<
  MeetingPoint,
  'durations' | 'openings' | 'closures' | 'time_zone' | 'min_notice_minutes' | 'max_days_ahead'
>

/** A search, in ANTS's own words. */
export interface SlotQuery {
  /** Any text: the hub does not check what browsers send. */
  reason: string
  /** Number of persons. */
  documents_number: number
  /** First and last day, `YYYY-MM-DD`, both included. */
  start_date: string
  end_date: string
  /** The present instant, in epoch milliseconds. */
  now: number
}

/**
 * The starts, `YYYY-MM-DDTHH:MM` on the meeting point's wall clock, sorted and unique, at which an appointment can be
 * taken.
 *
 * - With `d` minutes for one person, a slot starts at `from + k·d` of an opening of that day, lasts `n·d`, and fits
 *   inside that opening.
 * - At every minute of it a desk is free: the desks of all openings, minus closures, minus `appointments`.
 * - It starts strictly after `now` + `min_notice_minutes`, and at the latest on the day that is `max_days_ahead` days
 *   after today, included (0: today only), both read on the meeting point's wall clock.
 * - A minute that clocks skip has no desk; a minute they show twice counts once.
 *
 * What is well formed but cannot be served (unknown reason, start after end, `documents_number` below 1, above
 * `MAX_DOCUMENTS_NUMBER` or not whole, a window in the past) gives no slot. A window longer than `MAX_WINDOW_DAYS` is cut.
 *
 * @throws RangeError when a date or an appointment is not written as said above
 */
export function availableSlots(
  meetingPoint: BookableHours,
  appointments: readonly BookedTime[],
  query: SlotQuery,
): string[] {
  const slots: string[] = []
  for (const { starts } of slotsByDay(meetingPoint, appointments, query)) slots.push(...starts)
  return slots
}

export interface DayOfStarts {
  /** `YYYY-MM-DD`. */
  day: string
  /** `YYYY-MM-DDTHH:MM`, sorted and unique. */
  starts: string[]
}

/**
 * The same slots day after day, days without any included: nothing is computed for the days after the one at which the caller stops.
 *
 * @param schedule that of the meeting point, for callers that search several times
 * @throws RangeError when a date or an appointment is not written as said above
 */
export function* slotsByDay(
  meetingPoint: BookableHours,
  appointments: readonly BookedTime[],
  query: SlotQuery,
  schedule: Schedule = readSchedule(meetingPoint),
): Generator<DayOfStarts, void> {
  const perPerson = durationFor(meetingPoint, query.reason)
  const persons = query.documents_number
  if (perPerson === undefined || !Number.isInteger(persons) || persons < 1 || persons > MAX_DOCUMENTS_NUMBER) return

  const { firstDay, lastDay, afterMinute } = searchedTime(meetingPoint, query)
  if (firstDay > lastDay) return
  const removals = removalsPerDay(firstDay, lastDay, [
    ...skippedMinutes(meetingPoint.time_zone, firstDay, lastDay).map(({ from, to }) => ({ from, to, desks: null })),
    ...appointments.map(heldDesk),
  ])

  const room = { step: perPerson, length: perPerson * persons }
  for (let number = firstDay; number <= lastDay; number += 1) {
    const day = dayText(number)
    const earliest = afterMinute - number * MINUTES_PER_DAY + 1
    const starts: string[] = []
    for (const start of startsOn(schedule, number, removals.get(number) ?? [], room)) {
      if (start >= earliest) starts.push(`${day}T${timeText(start)}`)
    }
    yield { day, starts }
  }
}

function durationFor({ durations }: BookableHours, reason: string): number | undefined {
  const known = REASONS.find((name) => name === reason)
  return known && durations[known]
}

/** The days to search, and the wall-clock minute after which a slot may start. */
function searchedTime(
  point: BookableHours,
  query: SlotQuery,
): { firstDay: number; lastDay: number; afterMinute: number } {
  const { afterMinute, lastDay: lastBookableDay } = computeBookableTime(point, query.now)
  const start = dayNumber(query.start_date)
  const cutEnd = Math.min(dayNumber(query.end_date), start + MAX_WINDOW_DAYS - 1)
  return {
    firstDay: Math.max(start, toDayNumber(afterMinute)),
    lastDay: Math.min(cutEnd, lastBookableDay),
    afterMinute,
  }
}

function heldDesk({ starts_at, ends_at }: BookedTime): Interval & { desks: number } {
  return { from: parseWallClockMinute(starts_at), to: parseWallClockMinute(ends_at), desks: 1 }
}

/** Shares removals out among the days they touch: an appointment may run past midnight. */
function removalsPerDay(
  firstDay: number,
  lastDay: number,
  removals: readonly (Interval & { desks: number | null })[],
): Map<number, DayRemoval[]> {
  const perDay = new Map<number, DayRemoval[]>()
  for (const { from, to, desks } of removals) {
    for (let day = Math.max(firstDay, toDayNumber(from)); day <= Math.min(lastDay, toDayNumber(to - 1)); day += 1) {
      const midnight = day * MINUTES_PER_DAY
      const part = { from: Math.max(from - midnight, 0), to: Math.min(to - midnight, MINUTES_PER_DAY), desks }
      const sameDay = perDay.get(day)
      if (sameDay) sameDay.push(part)
      else perDay.set(day, [part])
    }
  }
  return perDay
}
