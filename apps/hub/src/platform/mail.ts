import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'

/** A person or a service with an e-mail address. */
export interface MailAddress {
  name: string
  address: string
}

/** A message of plain text, with a calendar invitation or without. */
export interface Mail {
  /** Unique for what the message is about, so that a message sent twice is recognised as one: `part@domain`. */
  id: string
  to: MailAddress
  subject: string
  text: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string } | undefined
}

export interface Mailer {
  from: MailAddress
  /** @throws {MailError} when it could not be handed over. */
  send(mail: Mail): Promise<void>
}

/** A message that was not sent. The server's words are not kept: they repeat the address. */
export class MailError extends Error {
  override readonly name = 'MailError'
  /** What the server answered (`550`), or how the connection failed (`ETIMEDOUT`). */
  readonly code: string
  /** The same message would be refused again. */
  readonly isPermanent: boolean

  constructor(code: string, isPermanent: boolean) {
    super(`The mail server did not take a message (${code}).`)
    this.code = code
    this.isPermanent = isPermanent
  }
}

/** Milliseconds for each step of the conversation with the server. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * Sends by SMTP.
 * @param url `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. With `smtp:` TLS is used when the server
 * offers it; `?requireTLS=true` insists.
 */
export function createSmtpMailer(url: string, from: MailAddress): Mailer {
  const transport = createTransport({ url, ...TIMEOUTS })
  return {
    from,
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from))
      } catch (error) {
        throw mailError(error)
      }
    },
  }
}

/** The message as nodemailer writes it. Nothing is ever read from a file or fetched because a text looks like an address. */
export function messageOf({ id, to, subject, text, calendar }: Mail, from: MailAddress): SendMailOptions {
  return {
    messageId: `<${id}>`,
    from,
    to: { name: oneLine(to.name), address: to.address },
    subject: oneLine(subject),
    text,
    // Absences and other robots need not answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(calendar && { icalEvent: { ...calendar, filename: 'rendez-vous.ics' } }),
  }
}

/** A line break in a header would begin another one. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

function mailError(error: unknown): MailError {
  const response: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  // RFC 5321, 4.2.1: 5xx is a permanent refusal; but a refused sign-in or sender is ours to put right, and then worth a try.
  const isPermanent = code === 'EENVELOPE' && typeof response === 'number' && response >= 500
  const known = [response, code].find((value) => typeof value === 'number' || typeof value === 'string')
  return new MailError(String(known ?? 'unknown'), isPermanent)
}
