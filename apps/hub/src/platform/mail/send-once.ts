// Sends each message once, although its job may run again: the database may have become unavailable after the sending and before it was
// recorded, or another process may have taken the job over.
import { randomUUID } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../database/database.js'
import { type Mail, type Mailer, MailError } from './mail.js'
import { NO_LEASE } from '../jobs/attempt.js'
import { endLease, isFree } from '../jobs/lease-rows.js'
import { mailDeliveries } from '../database/tables.js'

/** How long a process holds a message: longer than the exchange with a mail server takes (see mail.ts). */
const LEASE = sql`interval '2 minutes'`
/** How long sent messages are remembered: jobs are given up after two hours. */
const KEPT = sql`interval '7 days'`
/** Messages sent and not yet recorded that this process remembers while the database is unavailable. */
const MAX_UNWRITTEN = 10_000
/** Milliseconds until it tries again to record them. */
const RETRY = 500
const HOUR = 3_600_000

/**
 * Result for a message: `again` had been sent and was not sent again; `unknown` may have been sent before by a process that crashed, and
 * was sent (perhaps a second time) under the same Message-ID.
 */
export type SendingOutcome = 'sent' | 'again' | 'unknown' | 'failed'

export interface SendOnceOptions {
  database: Database
  onOutcome: (outcome: SendingOutcome) => void
}

/** The same mailer; a message of an id that was sent is not sent again. */
export function sendOnce(mailer: Mailer, { database, onOutcome }: SendOnceOptions): Mailer {
  const owner = randomUUID()
  /** Sent by this process, and not recorded because the database was unavailable. */
  const unwritten = new Set<string>()
  /** Being sent by this process: a job that takes too long is given out again, perhaps to the same process. */
  const atWork = new Set<string>()
  let retrying: NodeJS.Timeout | undefined
  let forgotAt = -Infinity

  async function noteSent(id: string): Promise<void> {
    await database.run((connection) =>
      connection
        .update(mailDeliveries)
        .set({ sentAt: sql`clock_timestamp()`, ...NO_LEASE })
        .where(eq(mailDeliveries.messageId, id)),
    )
    unwritten.delete(id)
  }

  /** Records what was sent as soon as possible, since another process may run the job again. */
  function noteLater(): void {
    retrying ??= setInterval(async () => {
      await Promise.allSettled([...unwritten].map(noteSent))
      if (unwritten.size > 0) return
      clearInterval(retrying)
      retrying = undefined
    }, RETRY).unref()
  }

  /** In the background; a failure is tried again an hour later. */
  function forgetNowAndThen(): void {
    if (performance.now() - forgotAt < HOUR) return
    forgotAt = performance.now()
    forgetOldMessages(database).catch(() => {})
  }

  async function sendClaimed(mail: Mail): Promise<void> {
    const claim = await claimMessage(database, mail.id, owner)
    if (claim === 'sent') return onOutcome('again')
    // The process that holds it may record the result once the database is available: the job is tried again later.
    if (claim === 'busy') throw new MailError('in_progress', false)
    try {
      await mailer.send(mail)
    } catch (error) {
      onOutcome('failed')
      await release(database, mail.id, owner)
      throw error
    }
    onOutcome(claim === 'lapsed' ? 'unknown' : 'sent')
    if (unwritten.size < MAX_UNWRITTEN) unwritten.add(mail.id)
    await noteSent(mail.id).catch((error: unknown) => {
      noteLater()
      throw error
    })
  }

  return {
    from: mailer.from,
    async send(mail) {
      if (unwritten.has(mail.id)) {
        onOutcome('again')
        return noteSent(mail.id)
      }
      if (atWork.has(mail.id)) throw new MailError('in_progress', false)
      atWork.add(mail.id)
      try {
        await sendClaimed(mail)
      } finally {
        atWork.delete(mail.id)
      }
      forgetNowAndThen()
    },
  }
}

type Claim = 'first' | 'lapsed' | 'sent' | 'busy'

/** One statement, so that one of several processes with the job gets the message. */
async function claimMessage(database: Database, id: string, owner: string): Promise<Claim> {
  const { messageId, leaseOwner, sentAt } = mailDeliveries
  const lease = { leaseOwner: owner, leaseUntil: sql`clock_timestamp() + ${LEASE}` }
  const isOpen = sql`${sentAt} is null and (${isFree(mailDeliveries)} or ${leaseOwner} = ${owner})`
  return database.transaction(async (transaction) => {
    const [former] = await transaction.select().from(mailDeliveries).where(eq(messageId, id)).for('update')
    if (former?.sentAt) return 'sent'
    const [taken] = await transaction
      .insert(mailDeliveries)
      .values({ messageId: id, ...lease })
      .onConflictDoUpdate({ target: messageId, set: lease, setWhere: isOpen })
      .returning({ messageId })
    if (!taken) return 'busy'
    // A holder whose sending failed would have released it.
    return former?.leaseOwner && former.leaseOwner !== owner ? 'lapsed' : 'first'
  })
}

/** Releases a message that was not sent, so that any process may try. */
async function release(database: Database, id: string, owner: string): Promise<void> {
  const where = eq(mailDeliveries.messageId, id)
  await database.run((connection) => endLease(connection, mailDeliveries, { where, owner }))
}

/** Deletes the records of messages that no job can send again. */
async function forgetOldMessages(database: Database): Promise<void> {
  await database.run((connection) =>
    connection.delete(mailDeliveries).where(lt(mailDeliveries.createdAt, sql`clock_timestamp() - ${KEPT}`)),
  )
}
