// Which desks are held: read from the database each time, so that a slot is gone for every process as soon as it is booked.
import { and, eq, gte, inArray, lte, ne, type SQL } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import type { BookedTime } from '../agenda/slots.js'
import { appointments } from './tables.js'

const { id, meetingPointId, startsAt, endsAt, status } = appointments
const columns = { meeting_point_id: meetingPointId, starts_at: startsAt, ends_at: endsAt }

/** The desks held at a place on one day, within the caller's transaction; without those of the appointment `except`. */
export function bookedOn(
  transaction: Connection,
  place: { meetingPointId: string; day: string; except?: string | undefined },
): PromiseLike<BookedTime[]> {
  const others = place.except === undefined ? undefined : ne(id, place.except)
  const conditions = held([place.meetingPointId], place.day, place.day)
  return transaction.select(columns).from(appointments).where(and(conditions, others))
}

export type BookedTimes = (meetingPointId: string, firstDay: string, lastDay: string) => Promise<readonly BookedTime[]>

/**
 * Reads what is held at one place. One search of ANTS asks for thousands of places one by one: what is asked for the same days
 * within the same turn of the event loop becomes one statement.
 */
export function createBookedTimes(database: Database): BookedTimes {
  const batches = new Map<string, { ids: Set<string>; rows: Promise<Map<string, BookedTime[]>> }>()

  function batchFor(firstDay: string, lastDay: string) {
    const window = `${firstDay} ${lastDay}`
    const waiting = batches.get(window)
    if (waiting) return waiting
    const ids = new Set<string>()
    const rows = nextTurn().then(() => {
      batches.delete(window)
      return read(database, [...ids], firstDay, lastDay)
    })
    const batch = { ids, rows }
    batches.set(window, batch)
    return batch
  }

  return async (place, firstDay, lastDay) => {
    const { ids, rows } = batchFor(firstDay, lastDay)
    ids.add(place)
    return (await rows).get(place) ?? []
  }
}

async function read(
  database: Database,
  ids: readonly string[],
  firstDay: string,
  lastDay: string,
): Promise<Map<string, BookedTime[]>> {
  const rows = await database.run((connection) =>
    connection
      .select(columns)
      .from(appointments)
      .where(held(ids, firstDay, lastDay)),
  )
  return Map.groupBy(rows, (row) => row.meeting_point_id)
}

/** Booked at one of the places, on one of the days. */
function held(ids: readonly string[], firstDay: string, lastDay: string): SQL | undefined {
  // An appointment fits into an opening, and an opening into a day: one that began two days before is over.
  const earliest = `${dayText(dayNumber(firstDay) - 1)}T00:00`
  return and(
    inArray(meetingPointId, [...ids]),
    eq(status, 'booked'),
    gte(startsAt, earliest),
    lte(startsAt, `${lastDay}T23:59`),
  )
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
