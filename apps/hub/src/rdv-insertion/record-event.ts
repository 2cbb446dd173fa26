import { and, eq } from 'drizzle-orm'
import type { Cipher } from '../platform/crypto.js'
import type { Connection, Database } from '../platform/database.js'
import type { KeptEvent } from './effects.js'
import { judge, type Verdict } from './event-order.js'
import { preparedChange } from './kept-content.js'
import { webhookDeliveries, webhookSubjects } from './tables.js'

export interface RecordingOptions {
  database: Database
  cipher: Cipher
}

/**
 * Applies an event, unless it was applied or a newer one was: in one short transaction, so that a delivery is remembered when, and
 * only when, what it told is. Of any number of copies that come at once, one is accepted.
 */
export function recordEvent({ database, cipher }: RecordingOptions, event: KeptEvent): Promise<Verdict> {
  // Before the transaction, for which everybody waits on the embedded engine.
  const change = preparedChange(cipher, event)
  return database.transaction(async (transaction) => {
    if (!(await rememberDelivery(transaction, event))) return 'duplicate'
    const verdict = await advanceSubject(transaction, event)
    if (verdict === 'accepted') await change(transaction)
    return verdict
  })
}

/** Waits for a copy at work in another transaction; false when that one, or an earlier one, was remembered. */
async function rememberDelivery(transaction: Connection, { source, digest }: KeptEvent): Promise<boolean> {
  const remembered = await transaction
    .insert(webhookDeliveries)
    .values({ source, digest })
    .onConflictDoNothing()
    .returning({ digest: webhookDeliveries.digest })
  return remembered.length > 0
}

/** Locks the object of the event until the end of the transaction, also one that was never heard of. */
async function advanceSubject(transaction: Connection, event: KeptEvent): Promise<Verdict> {
  const { source, subject, event: name, digest } = event
  const mark = { event: name, digest, sentAt: new Date(event.sentAt) }
  const first = await transaction
    .insert(webhookSubjects)
    .values({ source, subject, ...mark })
    .onConflictDoNothing()
    .returning({ subject: webhookSubjects.subject })
  if (first.length > 0) return 'accepted'

  const isSubject = and(eq(webhookSubjects.source, source), eq(webhookSubjects.subject, subject))
  const [last] = await transaction.select().from(webhookSubjects).where(isSubject).for('update')
  const verdict = judge(last && { ...last, sentAt: last.sentAt.getTime() }, event)
  if (verdict === 'accepted') await transaction.update(webhookSubjects).set(mark).where(isSubject)
  return verdict
}
