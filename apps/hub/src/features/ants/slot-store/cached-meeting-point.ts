// One meeting point in memory: what its slots are made from, and the bytes that lie ready of it.
import type { AgendaMeetingPoint } from '@hub/ants-client/editor'
import { type BookableTime, computeBookableTime } from '../agenda/bookable-time.js'
import { startsOn } from '../agenda/day-starts.js'
import { type DayRemoval, readSchedule, type Schedule } from '../agenda/schedule.js'
import type { MeetingPoint, Reason } from '../agenda/schema.js'
import { MINUTES_PER_DAY, skippedMinutes } from '../agenda/wall-clock.js'
import { type Occupancy, occupiedOn } from './occupancy.js'
import type { DayShelf } from './ready-day.js'
import type { DayStarts } from './slot-template.js'

/** Why a meeting point is not published. */
export type NothingOffered =
  | 'it offers no reason'
  | 'it has no opening'
  | 'it has no opening between now and its horizon'

/** Why a meeting point is not published, if so, and until when that is valid, by its wall clock. */
export interface Offering {
  problem: NothingOffered | undefined
  /** Minute from which it must be looked for again. */
  until: number
}

export interface CachedMeetingPoint
  extends Pick<MeetingPoint, 'time_zone' | 'min_notice_minutes' | 'max_days_ahead' | 'durations'> {
  /** As published to ANTS. */
  readonly listing: AgendaMeetingPoint
  readonly schedule: Schedule
  readonly held: Occupancy
  /** The days that lie ready, by reason and number of persons. */
  readonly shelves: Map<number, DayShelf>
  /** What can be booked in a minute, in epoch minutes. */
  bookable?: BookableTime & { minute: number }
  offering?: Offering
}

/** Reason and number of persons of a search. */
export interface SlotCriteria {
  reason: Reason
  documents_number: number
}

export function createCachedMeetingPoint(point: MeetingPoint, held: Occupancy): CachedMeetingPoint {
  const { id, name, longitude, latitude, street, zip_code, city_name, website, city_logo } = point
  const { time_zone, min_notice_minutes, max_days_ahead, durations } = point
  return {
    listing: { id, name, longitude, latitude, public_entry_address: street, zip_code, city_name, website, city_logo },
    time_zone,
    min_notice_minutes,
    max_days_ahead,
    durations,
    schedule: readSchedule(point),
    held,
    shelves: new Map(),
  }
}

/** Every slot of a day, whatever the time is now. */
export function startsOfDay(place: CachedMeetingPoint, day: number, wish: SlotCriteria): DayStarts {
  const step = place.durations[wish.reason]
  if (step === undefined) return ''
  const midnight = day * MINUTES_PER_DAY
  const removals: DayRemoval[] = occupiedOn(place.held, day)
  for (const { from, to } of skippedMinutes(place.time_zone, day, day)) {
    removals.push({ from: from - midnight, to: to - midnight, desks: null })
  }
  const starts = startsOn(place.schedule, day, removals, { step, length: step * wish.documents_number })
  return String.fromCharCode(...starts)
}

/** What can be booked now: the same for a whole minute. */
export function getBookableTime(place: CachedMeetingPoint, now: number): BookableTime {
  const minute = Math.floor(now / 60_000)
  if (place.bookable?.minute !== minute) place.bookable = { ...computeBookableTime(place, now), minute }
  return place.bookable
}
