// Invitations to Diagoriente: one mail a subject, whatever comes at the same time; nothing recorded when it is not sent.
import { setTimeout as sleep } from 'node:timers/promises'
import { createKeyedMutex } from '@hub/http'
import { eq } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import type { Lookup } from '../../platform/encryption/lookup-key.js'
import { HttpProblem } from '../../platform/http/http-problem.js'
import { type MailAddress, MailError, type Mailer } from '../../platform/mail/mail.js'
import { diagorienteInvitations } from './tables.js'

/** Milliseconds for which another process that is sending the mail is waited for, and between two looks at it. */
const MAX_WAIT_FOR_MAIL = 25_000
const POLL_INTERVAL = 100

export interface InvitationsOptions {
  database: Database
  lookup: Lookup
  /** Absent, no mail is sent. */
  mailer: Mailer | undefined
  /** The present, in epoch milliseconds. */
  now: () => number
}

export interface Invitations {
  /** The instant of the invitation, in epoch milliseconds; undefined when there was none. */
  read(owner: string, subject: string): Promise<number | undefined>
  /**
   * Sends the mail unless it was sent before.
   *
   * @throws {HttpProblem} 503 when it cannot be sent, and then nothing is recorded; 409 when another process takes too long to send it
   */
  invite(
    owner: string,
    subject: string,
    mail: { to: MailAddress; subject: string; text: string },
  ): Promise<{ state: 'invited' | 'already_invited'; invitedAt: number }>
}

export function createInvitations({ database, lookup, mailer, now }: InvitationsOptions): Invitations {
  const mutex = createKeyedMutex()
  const toKey = (owner: string, subject: string) => lookup(JSON.stringify(['diagoriente', owner, subject]))

  async function find(key: string): Promise<number | undefined> {
    const isIt = eq(diagorienteInvitations.subject, key)
    const [row] = await database.run((connection) => connection.select().from(diagorienteInvitations).where(isIt))
    return row?.invitedAt.getTime()
  }

  /** Of two processes one sends the mail. @returns the instant when it was the other one */
  async function sendOrWait(key: string, sendMail: () => Promise<void>): Promise<number | undefined> {
    const giveUpAt = performance.now() + MAX_WAIT_FOR_MAIL
    for (;;) {
      try {
        await sendMail()
        return undefined
      } catch (error) {
        const isAtWork = error instanceof MailError && error.code === 'in_progress'
        if (!isAtWork || performance.now() > giveUpAt) throw toProblem(error)
        await sleep(POLL_INTERVAL)
        const instant = await find(key)
        if (instant !== undefined) return instant
      }
    }
  }

  async function send(key: string, mail: { to: MailAddress; subject: string; text: string }) {
    const former = await find(key)
    if (former !== undefined) return { state: 'already_invited', invitedAt: former } as const
    if (!mailer) throw new HttpProblem(503, 'mail_unavailable', 'This hub sends no mail: nobody was invited.')
    // Recognised by its id: should this process end before it is recorded, the next request does not send it again.
    const id = `diagoriente-${key}@${mailer.from.address.replace(/^.*@/, '')}`
    const other = await sendOrWait(key, () => mailer.send({ id, ...mail }))
    if (other !== undefined) return { state: 'already_invited', invitedAt: other } as const
    const [recorded] = await database.run((connection) =>
      connection
        .insert(diagorienteInvitations)
        .values({ subject: key, invitedAt: new Date(now()) })
        .onConflictDoNothing()
        .returning(),
    )
    if (recorded) return { state: 'invited', invitedAt: recorded.invitedAt.getTime() } as const
    return { state: 'already_invited', invitedAt: (await find(key)) ?? now() } as const
  }

  return {
    read: (owner, subject) => find(toKey(owner, subject)),
    invite: (owner, subject, mail) => {
      const key = toKey(owner, subject)
      return mutex(key, () => send(key, mail))
    },
  }
}

function toProblem(error: unknown): unknown {
  if (!(error instanceof MailError)) return error
  const { code, isPermanent } = error
  if (code === 'in_progress')
    return new HttpProblem(
      409,
      'invitation_in_progress',
      'Another request is inviting this subject: ask for its state.',
      {
        headers: { 'retry-after': '2' },
      },
    )
  if (isPermanent)
    return new HttpProblem(422, 'recipient_refused', 'The mail server refuses the recipient: nobody was invited.')
  return new HttpProblem(503, 'mail_unavailable', 'The mail could not be sent: nobody was invited. Try again later.', {
    headers: { 'retry-after': '60' },
  })
}
