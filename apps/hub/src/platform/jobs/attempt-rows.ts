// Rows with the columns of attempt-columns.ts in the database.
import { and, lte, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Connection } from '../database/database.js'
import { type AttemptState, NO_FAILURE } from './attempt.js'
import { isFree, type LeaseTable } from './lease-rows.js'

export type AttemptTable = LeaseTable & {
  attempts: PgColumn
  nextAttemptAt: PgColumn
  lastError: PgColumn
  firstFailedAt: PgColumn
}

/**
 * Whether the row has been due for `maxWait` milliseconds or more, and no process holds it. The feature adds which rows have work at all.
 */
export function isClaimableNow(table: AttemptTable, maxWait: number): SQL | undefined {
  return and(lte(table.nextAttemptAt, sql`clock_timestamp() - ${maxWait / 1_000} * interval '1 second'`), isFree(table))
}

/** Values for a request for more work, or an operator's "retry": attempts begin anew, at once. A lease stays with its holder. */
export function startAgain() {
  return { ...NO_FAILURE, nextAttemptAt: sql`now()` }
}

/** Instants as a driver gives them. */
interface StoredAttempt {
  leaseOwner: string | null
  leaseUntil: Date | null
  attempts: number
  nextAttemptAt: Date
  lastError: string | null
  firstFailedAt: Date | null
}

/** Converts a row for the pure rules of attempt.ts. */
export function fromStoredAttempt(row: StoredAttempt): AttemptState {
  const { leaseOwner, leaseUntil, attempts, nextAttemptAt, lastError, firstFailedAt } = row
  return {
    leaseOwner,
    leaseUntil: leaseUntil?.getTime() ?? null,
    attempts,
    nextAttemptAt: nextAttemptAt.getTime(),
    lastError,
    firstFailedAt: firstFailedAt?.getTime() ?? null,
  }
}

/** The reverse of `fromStoredAttempt`. */
export function toStoredAttempt(state: AttemptState): StoredAttempt {
  const { leaseOwner, leaseUntil, attempts, nextAttemptAt, lastError, firstFailedAt } = state
  return {
    leaseOwner,
    leaseUntil: toDate(leaseUntil),
    attempts,
    nextAttemptAt: new Date(nextAttemptAt),
    lastError,
    firstFailedAt: toDate(firstFailedAt),
  }
}

export function toDate(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant)
}

/** The present in epoch milliseconds: asked once a row is locked, since a statement that waited has the time at which it began to. */
export async function readDatabaseClock(connection: Connection): Promise<number> {
  const [clock] = await connection
    .select({ now: sql<string>`(extract(epoch from clock_timestamp()) * 1000)::bigint::text` })
    .from(sql`(values (1)) as one`)
  return Number(clock?.now)
}
