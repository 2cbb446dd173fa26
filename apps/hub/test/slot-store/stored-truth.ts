// What SQL says, read without the store: appointments written by whatever program, and the slots that follow from them.
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../../src/platform/database/database.js'
import { appointments } from '../../src/features/ants/appointments/tables.js'
import { bookingAddress } from '../../src/features/ants/booking-address.js'
import type { SlotStore } from '../../src/features/ants/slot-store/slot-store.js'
import { meetingPoints } from '../../src/features/ants/tables.js'
import { naiveSlots } from '../slots.naive.js'
import { readList } from '../support/join-text.js'

export const PUBLIC_URL = 'https://rdv.valbrume.example'
/** A Monday in France, 08:00. */
export const NOW = Date.parse('2027-06-07T06:00:00Z')
const WEEK = { reason: 'CNI', documents_number: 1, start_date: '2027-06-07', end_date: '2027-06-13' } as const

/** Writes an appointment; its id. */
export async function book(
  database: Pick<Database, 'run'>,
  meetingPointId: string,
  startsAt: string,
  endsAt: string,
): Promise<string> {
  const id = randomUUID()
  const rest = { timeZone: 'Europe/Paris', reason: 'CNI', documentsNumber: 1, status: 'booked' } as const
  await database.run((connection) =>
    connection.insert(appointments).values({ id, meetingPointId, meetingPointName: '', startsAt, endsAt, ...rest }),
  )
  return id
}

export async function cancel(database: Database, id: string): Promise<void> {
  await database.run((connection) =>
    connection.update(appointments).set({ status: 'cancelled' }).where(eq(appointments.id, id)),
  )
}

export async function execute(database: Database, statement: string): Promise<void> {
  await database.run((connection) => connection.execute(sql.raw(statement)))
}

/** What ANTS must read of a place, by the naive rule over what SQL says now. */
export async function truth(database: Database, id: string): Promise<string> {
  const [row] = await database.run((connection) =>
    connection.select().from(meetingPoints).where(eq(meetingPoints.id, id)),
  )
  const booked = await database.run((connection) =>
    connection
      .select({ starts_at: appointments.startsAt, ends_at: appointments.endsAt })
      .from(appointments)
      .where(and(eq(appointments.meetingPointId, id), eq(appointments.status, 'booked'))),
  )
  if (!row) return 'no such place'
  const slots = naiveSlots(row.document, booked, { ...WEEK, now: NOW })
  return JSON.stringify(
    slots.map((starts_at) => ({
      datetime: `${starts_at}Z`,
      callback_url: bookingAddress(PUBLIC_URL, { meeting_point_id: id, starts_at, ...WEEK }),
    })),
  )
}

/** What the store says of a place, as a request that comes now reads it. */
export async function told(store: SlotStore, id: string): Promise<string> {
  if (!store.isFresh()) await store.waitUntilFresh()
  return readList(store, id, WEEK) ?? 'no such place'
}
