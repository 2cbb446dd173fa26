// Erasing the order of events about objects that are no longer heard of, and remembering of all of them one instant.
import { inArray, lt, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../platform/database/database.js'
import { readSetting } from '../../platform/database/settings.js'
import { settings } from '../../platform/database/tables.js'
import { LENGTHY } from '../../platform/database/time-limits.js'
import { ORDER_KEPT } from './event-age.js'
import { webhookSubjects } from './tables.js'

const ERASED_UNTIL = 'webhook_orders_erased_until'
/** Rows erased in one transaction. */
const BATCH = 500

/** The latest event whose order was erased, in epoch milliseconds. */
export async function orderErasedUntil(connection: Connection): Promise<number | undefined> {
  const text = await readSetting(connection, ERASED_UNTIL)
  return text === undefined ? undefined : Date.parse(text)
}

/** @returns how many were erased */
export async function eraseOldOrders(database: Database, now: number): Promise<number> {
  let count = 0
  for (;;) {
    const erased = await database.transaction(
      (transaction) => eraseBatch(transaction, new Date(now - ORDER_KEPT)),
      LENGTHY,
    )
    count += erased
    if (erased < BATCH) return count
  }
}

async function eraseBatch(transaction: Connection, before: Date): Promise<number> {
  const { sentAt } = webhookSubjects
  const row = sql`ctid`
  const old = transaction
    .select({ row })
    .from(webhookSubjects)
    .where(lt(sentAt, before))
    .orderBy(sentAt)
    .limit(BATCH)
    .for('update', { skipLocked: true })
  const gone = await transaction.delete(webhookSubjects).where(inArray(row, old)).returning({ sentAt })
  if (gone.length === 0) return 0
  const until = new Date(Math.max(...gone.map((each) => each.sentAt.getTime())))
  const value = until.toISOString()
  await transaction
    .insert(settings)
    .values({ key: ERASED_UNTIL, value })
    // ISO texts of one form: the later is the greater.
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`greatest(${settings.value}, ${value})` } })
  return gone.length
}
