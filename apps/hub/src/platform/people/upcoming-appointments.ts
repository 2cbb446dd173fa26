// The appointments of people, which one feature knows and others show: features do not know each other.
import type { Database } from '../database/database.js'

/** What is to come for one person. */
export interface UpcomingAppointments {
  /** Of the next one, as its place writes it; null when there is none. */
  next_appointment_start_at: string | null
  upcoming_participations_count: number
}

/** By the ids of rdv-insertion, in one SQL statement; a person of whom nothing is known has no entry. */
export type ReadUpcoming = (userIds: readonly number[]) => Promise<ReadonlyMap<number, UpcomingAppointments>>

const open = new WeakMap<Database, ReadUpcoming>()

/** The feature that knows says so when it is opened. */
export function registerUpcoming(database: Database, read: ReadUpcoming): void {
  open.set(database, read)
}

/** @returns undefined when no feature knows */
export function findUpcoming(database: Database): ReadUpcoming | undefined {
  return open.get(database)
}
