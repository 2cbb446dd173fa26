// Rows with the lease columns of attempt-columns.ts in the database: one process at a time holds each, by the clock of the database.
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Connection } from '../database/database.js'
import { NO_LEASE } from './attempt.js'

export type LeaseTable = PgTable & { leaseOwner: PgColumn; leaseUntil: PgColumn }

/** Whether no process holds the row, or its lease has expired. */
export function isFree({ leaseUntil }: LeaseTable): SQL {
  return sql`(${leaseUntil} is null or ${leaseUntil} <= clock_timestamp())`
}

export interface HeldRow {
  /** Selects the row, with further conditions. */
  where: SQL | undefined
  /** Another name for each attempt, so that a late one differs from the next. */
  owner: string
}

/**
 * Takes the lease of a row, unless it is held: one statement, so that one of several processes gets it.
 * @returns whether it was taken
 */
export async function takeLease(
  connection: Connection,
  table: LeaseTable,
  { where, owner, duration }: HeldRow & { /** Milliseconds. */ duration: number },
): Promise<boolean> {
  const leaseUntil = sql`clock_timestamp() + ${duration / 1_000} * interval '1 second'`
  const taken = await connection
    .update(table)
    .set({ leaseOwner: owner, leaseUntil })
    .where(and(where, isFree(table)))
    .returning({ owner: table.leaseOwner })
  return taken.length > 0
}

/**
 * Writes the result of the holder of a lease, and releases the lease.
 * @returns false when the lease was lost, and nothing was written: another process may hold it
 */
export async function endLease(
  connection: Connection,
  table: LeaseTable,
  { where, owner, values = {} }: HeldRow & { values?: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const ended = await connection
    .update(table)
    .set({ ...values, ...NO_LEASE })
    .where(and(where, eq(table.leaseOwner, owner)))
    .returning({ owner: table.leaseOwner })
  return ended.length > 0
}

/** Releases the leases of a former process. Only where no other process can run: on the embedded engine. */
export async function freeAll(connection: Connection, table: LeaseTable): Promise<void> {
  await connection.update(table).set(NO_LEASE).where(isNotNull(table.leaseOwner))
}
