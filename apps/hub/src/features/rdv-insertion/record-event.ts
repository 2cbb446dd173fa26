import { and, eq, sql } from 'drizzle-orm'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Connection, Database } from '../../platform/database/database.js'
import { type KeptEvent, REMOVES } from './effects.js'
import { decideFirst, onArrival, rememberedMark } from './event-age.js'
import { decideOrder, type EventDecision } from './event-order.js'
import { orderErasedUntil } from './event-orders.js'
import { prepareChange } from './kept-content.js'
import { webhookDeliveries, webhookSubjects } from './tables.js'

export interface RecordingOptions {
  database: Database
  cipher: Cipher
}

/**
 * Applies an event, unless it was applied or a newer one was: in one short transaction, so that a delivery is remembered if and
 * only if its change is stored. Of several copies that arrive at once, one is accepted.
 *
 * @param arrival epoch milliseconds: an event that is ahead of it counts as sent then, and one that is too old to come from its sender
 * does not begin an order. Absent, its time is taken as it is.
 */
export function recordEvent(
  { database, cipher }: RecordingOptions,
  received: KeptEvent,
  arrival?: number,
): Promise<EventDecision> {
  const event = arrival === undefined ? received : onArrival(received, arrival)
  const aheadUntil = event === received ? null : new Date(received.sentAt)
  // Before the transaction, since on the embedded engine all others wait for it.
  const apply = prepareChange(cipher, event)
  return database.transaction(async (transaction) => {
    if (!(await rememberDelivery(transaction, event, aheadUntil))) return 'duplicate'
    const decision = await advanceSubject(transaction, event, arrival)
    if (decision === 'accepted') await apply(transaction)
    return decision
  })
}

/** Waits for a copy in another transaction; false when that one, or an earlier one, was remembered. */
async function rememberDelivery(
  transaction: Connection,
  { source, digest }: KeptEvent,
  aheadUntil: Date | null,
): Promise<boolean> {
  const remembered = await transaction
    .insert(webhookDeliveries)
    .values({ source, digest, aheadUntil })
    .onConflictDoNothing()
    .returning({ digest: webhookDeliveries.digest })
  return remembered.length > 0
}

/** Locks the object of the event until the end of the transaction, also one that is new. */
async function advanceSubject(
  transaction: Connection,
  event: KeptEvent,
  arrival: number | undefined,
): Promise<EventDecision> {
  const { source, subject, event: name, digest } = event
  const mark = { event: name, digest, sentAt: new Date(event.sentAt) }
  const isSubject = and(eq(webhookSubjects.source, source), eq(webhookSubjects.subject, subject))
  const first = await transaction
    .insert(webhookSubjects)
    .values({ source, subject, ...mark })
    .onConflictDoNothing()
    // The clock of the database, which all processes share.
    .returning({ now: sql<number>`extract(epoch from now())::float8 * 1000` })
  if (first[0]) {
    if (arrival === undefined) return 'accepted'
    const removes = REMOVES[event.change.kind]
    const decision = decideFirst(event, { ...first[0], removes, erasedUntil: await orderErasedUntil(transaction) })
    if (decision === 'stale') await transaction.delete(webhookSubjects).where(isSubject)
    return decision
  }

  const [last] = await transaction.select().from(webhookSubjects).where(isSubject).for('update')
  // Erased between the two statements: the sender's next attempt finds no order.
  if (!last) throw new Error('The order of this object was erased at this moment: send the event again.')
  // An event ahead of its arrival counts with another time on each arrival.
  if (last.digest === digest) return 'duplicate'
  const lastMark = { ...last, sentAt: last.sentAt.getTime() }
  const decision = decideOrder(arrival === undefined ? lastMark : rememberedMark(lastMark, arrival), event)
  if (decision === 'accepted') await transaction.update(webhookSubjects).set(mark).where(isSubject)
  return decision
}
