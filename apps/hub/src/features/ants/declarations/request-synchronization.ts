import { sql } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import { startAgain } from '../../../platform/jobs/attempt-rows.js'
import { applicationSynchronizations } from './tables.js'

/** The queue whose jobs wake up the synchronization of one number. */
export const SYNCHRONIZE_QUEUE = 'synchronize-application'

/** Puts a job on a queue, in the caller's transaction. */
export type Enqueue = (
  transaction: Connection,
  queue: string,
  payload: Readonly<Record<string, string>>,
) => Promise<void>

/**
 * Records that these numbers must be synchronized with ANTS, in the transaction that makes it necessary: the work is stored together with
 * the change, and the job only wakes a worker up.
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
        ...startAgain(),
      },
    })
  for (const application_key of keys) {
    await enqueue(transaction, SYNCHRONIZE_QUEUE, { application_key })
  }
}
