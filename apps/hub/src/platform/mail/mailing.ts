import { join } from 'node:path'
import type { StorageConfig } from '../database/database.js'
import type { Mode } from '../database/settings.js'
import type { Logger } from '../process/logging.js'
import { createSmtpMailer, type MailAddress, type Mailer } from './mail.js'
import { createMailbox, type Mailbox } from './mailbox.js'

export interface MailConfig {
  /** Address of the mail server; absent, no mail is sent. */
  smtpUrl: string | undefined
  /** There when `smtpUrl` is. */
  from: MailAddress | undefined
}

const SANDBOX_FROM = { name: 'Rendez-vous en mairie', address: 'rendez-vous@sandbox.invalid' }

/** How this hub sends mail. */
export interface Mailing {
  /** Absent, no mail is sent. */
  mailer?: Mailer | undefined
  /** The mailer of a sandbox, which also shows what it was given. */
  mailbox?: Mailbox | undefined
}

/** A sandbox keeps its mail in the data directory, whatever else is configured; a live hub sends by SMTP, or not at all. */
export function openMailing(
  { mode, mail, storage }: { mode: Mode; mail: MailConfig; storage: StorageConfig },
  logger: Logger,
): Mailing {
  if (mode === 'sandbox') {
    const mailbox = createMailbox(join(storage.dataDirectory, 'mail'), mail.from ?? SANDBOX_FROM)
    return { mailer: mailbox, mailbox }
  }
  if (mail.smtpUrl === undefined || mail.from === undefined) {
    logger.warn?.('no mail is sent: SMTP_URL is not set')
    return {}
  }
  return { mailer: createSmtpMailer(mail.smtpUrl, mail.from) }
}
