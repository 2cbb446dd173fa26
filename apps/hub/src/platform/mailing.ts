import { join } from 'node:path'
import type { HubConfig } from '../config.js'
import type { Logger } from './logging.js'
import { createSmtpMailer, type Mailer } from './mail.js'
import { createMailbox, type Mailbox } from './mailbox.js'

const SANDBOX_FROM = { name: 'Rendez-vous en mairie', address: 'rendez-vous@sandbox.invalid' }

/** Where the mail of this hub goes. */
export interface Mailing {
  /** Absent, no mail is sent. */
  mailer?: Mailer | undefined
  /** The mailer of a sandbox, which also shows what it was given. */
  mailbox?: Mailbox | undefined
}

/** A sandbox keeps its mail in the data directory, whatever else is configured; a live hub sends by SMTP, or not at all. */
export function openMailing(
  { mode, mail, storage }: Pick<HubConfig, 'mode' | 'mail' | 'storage'>,
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
