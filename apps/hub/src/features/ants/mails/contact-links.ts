// The job that sends a one-time link. Whether the address typed on a page is the contact's is checked here and not
// there, so that the page answers the same, and as fast, either way.
import { eq } from 'drizzle-orm'
import type { Database } from '../../../platform/database/database.js'
import type { Jobs } from '../../../platform/jobs/jobs.js'
import type { Logger } from '../../../platform/process/logging.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import type { Mailer } from '../../../platform/mail/mail.js'
import { createSharedRateLimiter, type SharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import type { Appointments } from '../appointments/appointments.js'
import {
  ACCESS_LINK_MINUTES,
  createAddressKey,
  allowAccess,
  type ContactLink,
  linkSecret,
} from '../appointments/contact-links.js'
import { createMailBudget, type MailBudget } from '../appointments/mail-budget.js'
import { appointments as appointmentRows, contactLinks } from '../appointments/tables.js'
import type { Appointment } from '../appointments/types.js'
import { linkMail } from './link-mails.js'
import { sendMail } from './send-mail.js'

export const LINK_QUEUE = 'send-contact-link'
const RETRIES = 12
const CONCURRENCY = 5
/**
 * Links to its pages sent for one appointment while the first of them is valid: a contact who gets no further one has one in the mail,
 * whatever others asked for.
 */
const LINKS_AT_A_TIME = 3

export interface LinkSendingDependencies {
  appointments: Pick<Appointments, 'byId'>
  database: Database
  lookup: Lookup
  mailer: Mailer
  logger: Logger
}

interface Limits {
  limiter: SharedRateLimiter
  budget: MailBudget
}

/** Before the jobs start. */
export function registerLinks(jobs: Pick<Jobs, 'register'>, dependencies: LinkSendingDependencies): void {
  const window = { limit: LINKS_AT_A_TIME, windowMinutes: ACCESS_LINK_MINUTES }
  const limiter = createSharedRateLimiter({ ...dependencies, name: 'links to an appointment', ...window })
  const limits = { limiter, budget: createMailBudget(dependencies) }
  const send = (payload: Readonly<Record<string, string>>) => sendLink(payload.link_id ?? '', dependencies, limits)
  jobs.register(LINK_QUEUE, send, { concurrency: CONCURRENCY, retries: RETRIES })
}

async function sendLink(id: string, dependencies: LinkSendingDependencies, limits: Limits): Promise<void> {
  const { appointments, database, lookup, mailer, logger } = dependencies
  const [link] = await database.run((connection) =>
    connection.select().from(contactLinks).where(eq(contactLinks.id, id)),
  )
  if (!link) return
  const appointment = await appointments.byId(link.appointmentId)
  const url = appointment && pageUrl(appointment, link.token)
  const address = appointment && addressFor(appointment, link)
  const isRight = address !== undefined && createAddressKey(lookup, address) === link.addressKey
  if (!appointment || appointment.status !== 'booked' || url === undefined || !isRight) return forget(database, id)
  if (link.purpose === 'access' && !(await allow(link, address, { ...limits, database }))) {
    logger.info?.('mail not sent: enough of them', { appointment_id: appointment.id })
    return forget(database, id)
  }
  const page = link.purpose === 'access' ? 'acces' : 'adresse'
  const whole = `${url}/${page}/${linkSecret(lookup, id)}`
  await sendMail(linkMail({ link, appointment, address, url: whole, from: mailer.from }), appointment.id, dependencies)
}

/** Counted once, however many attempts the sending takes; its validity begins again at each attempt. */
async function allow(
  { id, appointmentId, allowedAt }: ContactLink,
  address: string,
  { limiter, budget, database }: Limits & { database: Database },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    if (allowedAt === null) {
      const { isAddressProven } = appointmentRows
      const [row] = await transaction
        .select({ isAddressProven })
        .from(appointmentRows)
        .where(eq(appointmentRows.id, appointmentId))
      if ((await limiter.take(appointmentId, transaction)) > 0) return false
      if (!row?.isAddressProven && !(await budget.takeLink(transaction, address))) return false
    }
    await allowAccess(transaction, id)
    return true
  })
}

async function forget(database: Database, id: string): Promise<void> {
  await database.run((connection) => connection.delete(contactLinks).where(eq(contactLinks.id, id)))
}

/** The address that it opens pages to is the one in use; the one that it confirms is the new one. */
function addressFor({ contact, confirmed_email }: Appointment, { purpose }: ContactLink): string | undefined {
  if (purpose === 'confirm') return confirmed_email === null ? undefined : contact?.email
  return confirmed_email ?? contact?.email
}

/** As it was handed out, under whatever name the hub was published then. */
function pageUrl({ applications }: Appointment, token: string): string | undefined {
  return applications.map(({ management_url }) => management_url).find((url) => url.endsWith(`/${token}`))
}
