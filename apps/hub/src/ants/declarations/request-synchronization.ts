import { sql } from 'drizzle-orm'
import type { Connection } from '../../platform/database.js'
import { applicationSynchronizations } from './tables.js'

/** The queue whose jobs wake up the synchronization of one number. */
export const SYNCHRONIZE_QUEUE = 'synchronize-application'

/** Puts a job on a queue, in the caller's transaction. */
export type Enqueue = (transaction: Connection, queue: string, payload: { application_key: string }) => Promise<void>

/**
 * Says that what ANTS holds of these numbers is no longer what it should hold. Part of the transaction that makes it so: the work
 * is written when the change is, and the job only wakes somebody up.
 */
export async function requestSynchronization(
  transaction: Connection,
  applicationKeys: readonly string[],
  enqueue: Enqueue,
): Promise<void> {
  // Two transactions that share two numbers take them in the same order.
  const keys = [...new Set(applicationKeys)].toSorted()
  if (keys.length === 0) return
  const { wantedVersion } = applicationSynchronizations
  await transaction
    .insert(applicationSynchronizations)
    .values(keys.map((applicationKey) => ({ applicationKey })))
    .onConflictDoUpdate({
      target: applicationSynchronizations.applicationKey,
      set: {
        wantedVersion: sql`${wantedVersion} + 1`,
        status: 'due',
        attempts: 0,
        nextAttemptAt: sql`now()`,
        firstFailedAt: null,
        lastError: null,
      },
    })
  for (const application_key of keys) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await enqueue(transaction, SYNCHRONIZE_QUEUE, { application_key })
  }
}
