import type { Logger } from '../../../platform/process/logging.js'
import { type Mail, type Mailer, MailError } from '../../../platform/mail/mail.js'

/** @throws {MailError} when a retry may help; a permanent refusal is logged only. */
export async function sendMail(
  mail: Mail,
  appointment_id: string,
  { mailer, logger }: { mailer: Mailer; logger: Logger },
): Promise<void> {
  try {
    await mailer.send(mail)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    logger.warn?.('mail not sent', { appointment_id, code: error.code, gives_up: error.isPermanent })
    if (!error.isPermanent) throw error
  }
}
