// The jobs that send mail. What is found out here is not found out by the page, so that it answers the same, and as fast, for an
// address with an account and for one without.
import type { Database } from '../../../platform/database/database.js'
import type { Keyring } from '../../../platform/encryption/keyring.js'
import type { Jobs } from '../../../platform/jobs/jobs.js'
import { type Mailer, MailError } from '../../../platform/mail/mail.js'
import type { Logger } from '../../../platform/process/logging.js'
import { findAccount, findAccountByEmail, readEmail } from '../accounts/accounts.js'
import { findLinkById, forgetLink, linkToken, readLinkEmail } from '../accounts/links.js'
import { createPaths } from '../pages/paths.js'
import { type MailKind, writeMail } from './texts.js'

export const LINK_QUEUE = 'linky-send-link'
export const NOTICE_QUEUE = 'linky-send-notice'
const OPTIONS = { concurrency: 5, retries: 12 }

export interface MailingDependencies {
  database: Database
  keyring: Keyring
  mailer: Mailer
  logger: Logger
  /** Base of every link; known once the hub listens. */
  getPublicUrl: () => Promise<string>
}

/** Before the jobs start. */
export function registerMails(jobs: Pick<Jobs, 'register'>, dependencies: MailingDependencies): void {
  jobs.register(LINK_QUEUE, ({ link_id = '' }) => sendLink(link_id, dependencies), OPTIONS)
  jobs.register(NOTICE_QUEUE, (payload) => sendNotice(payload, dependencies), OPTIONS)
}

async function sendLink(id: string, dependencies: MailingDependencies): Promise<void> {
  const { database, keyring } = dependencies
  const link = await database.run((connection) => findLinkById(connection, id))
  if (!link) return
  const address = readLinkEmail(keyring, link)
  const account = await database.run((connection) => findAccountByEmail(connection, keyring.lookup, address))
  const isKnown = account !== undefined && account.deactivatedAt === null
  const paths = createPaths(await dependencies.getPublicUrl())
  const token = linkToken(keyring.lookup, id)
  if (link.purpose === 'sign-up' && link.passwordHash !== null && !account) {
    return send('confirm', paths.confirmation(token), { id, address }, dependencies)
  }
  if (link.purpose === 'reset' && isKnown) return send('reset', paths.reset(token), { id, address }, dependencies)
  if (isKnown) await send('known', paths.signIn, { id, address }, dependencies)
  await database.run((connection) => forgetLink(connection, id))
}

/** To who has a point that somebody else could have, too. */
async function sendNotice(payload: Readonly<Record<string, string>>, dependencies: MailingDependencies): Promise<void> {
  const { notice_id: id = '', account_id = '', reason } = payload
  const { database, keyring } = dependencies
  const account = await database.run((connection) => findAccount(connection, account_id))
  if (!account) return
  const { dashboard } = createPaths(await dependencies.getPublicUrl())
  await send(
    reason === 'consented' ? 'asked' : 'claimed',
    dashboard,
    { id, address: readEmail(keyring, account) },
    dependencies,
  )
}

async function send(
  kind: MailKind,
  url: string,
  to: { id: string; address: string },
  { mailer, logger }: MailingDependencies,
): Promise<void> {
  try {
    await mailer.send(writeMail(kind, url, { ...to, from: mailer.from }))
  } catch (error) {
    if (!(error instanceof MailError) || !error.isPermanent) throw error
    // The same message would be refused again.
    logger.warn?.('mail refused', { link_id: to.id, code: error.code })
  }
}
