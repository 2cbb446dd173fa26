import { and, gte, isNotNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { AttemptTable } from './attempt-rows.js'

export interface StuckRule {
  /** The rows that have failed for good. */
  isGivenUp: SQL | undefined
  /** The rows that have work to do. */
  isDue: SQL | undefined
  /** Codes of `lastError` that may be over in a moment: such a row is listed after a while only. Default none. */
  passingCodes?: readonly string[]
}

/** How long due work may wait without being started: longer means that no worker runs. The same for failures that may pass. */
const PATIENCE = sql`interval '5 minutes'`
/** Attempts, or the time above: one of the two is enough. A hub that was stopped makes few attempts, and an operator's retry resets the count. */
const PATIENT_ATTEMPTS = 3

/** Work that needs an operator: attempts fail, have failed for good, or are long overdue. */
export function isStuck(
  { lastError, nextAttemptAt, attempts, firstFailedAt }: AttemptTable,
  { isGivenUp, isDue, passingCodes = [] }: StuckRule,
): SQL | undefined {
  const before = sql`clock_timestamp() - ${PATIENCE}`
  const overdue = and(isDue, lte(nextAttemptAt, before))
  const isLasting = or(gte(attempts, PATIENT_ATTEMPTS), lte(firstFailedAt, before))
  const counts = passingCodes.length === 0 ? undefined : or(notInArray(lastError, [...passingCodes]), isLasting)
  return or(isGivenUp, and(isNotNull(lastError), counts), overdue)
}
