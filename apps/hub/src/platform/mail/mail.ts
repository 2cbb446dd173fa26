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

/** A message that was not sent. The server's message is left out, since it repeats the address. */
export class MailError extends Error {
  override readonly name = 'MailError'
  /** What the server answered (`550`), or how the connection failed (`ETIMEDOUT`). */
  readonly code: string
  /** Whether the same message would be refused again. */
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
        await transport.sendMail(toMessage(mail, from))
      } catch (error) {
        throw toMailError(error)
      }
    },
  }
}

/** The message in the form of nodemailer, which must neither read a file nor fetch an address that a text names. */
export function toMessage({ id, to, subject, text, calendar }: Mail, from: MailAddress): SendMailOptions {
  return {
    messageId: `<${id}>`,
    from,
    to: { name: oneLine(to.name), address: to.address },
    subject: oneLine(subject),
    text,
    // Asks auto-responders not to reply (RFC 3834).
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

function toMailError(error: unknown): MailError {
  const response: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  // RFC 5321, 4.2.1: 5xx is a permanent refusal. A refused sign-in or sender can be corrected here, so it is tried again.
  const isPermanent = code === 'EENVELOPE' && typeof response === 'number' && response >= 500
  const errorCode = [response, code].find((value) => typeof value === 'number' || typeof value === 'string')
  return new MailError(String(errorCode ?? 'unknown'), isPermanent)
}
