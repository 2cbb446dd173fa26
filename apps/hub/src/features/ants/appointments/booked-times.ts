// The desks that appointments hold, read from the database each time, so that a booked slot is taken in every process at once.
import { and, eq, gte, lte, ne, type SQL } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import type { BookedTime } from '../agenda/slots.js'
import { appointments } from './tables.js'

const { id, meetingPointId, startsAt, endsAt, status } = appointments
const columns = { starts_at: startsAt, ends_at: endsAt }

/** The desks held at a meeting point on one day, within the caller's transaction; without those of the appointment `except`. */
export function bookedOn(
  transaction: Connection,
  place: { meetingPointId: string; day: string; except?: string | undefined },
): PromiseLike<BookedTime[]> {
  const others = place.except === undefined ? undefined : ne(id, place.except)
  const conditions = held(place.meetingPointId, place.day, place.day)
  return transaction.select(columns).from(appointments).where(and(conditions, others))
}

export type BookedTimes = (meetingPointId: string, firstDay: string, lastDay: string) => Promise<readonly BookedTime[]>

/** Reads what is held at one meeting point on some days, the first and the last included. */
export function createBookedTimes(database: Database): BookedTimes {
  return (place, firstDay, lastDay) =>
    database.run((connection) =>
      connection
        .select(columns)
        .from(appointments)
        .where(held(place, firstDay, lastDay)),
    )
}

/** Booked at the meeting point, on one of the days. */
function held(place: string, firstDay: string, lastDay: string): SQL | undefined {
  // An appointment fits into an opening, and an opening into a day: one that began two days before is over.
  const earliest = `${dayText(dayNumber(firstDay) - 1)}T00:00`
  return and(
    eq(meetingPointId, place),
    eq(status, 'booked'),
    gte(startsAt, earliest),
    lte(startsAt, `${lastDay}T23:59`),
  )
}
