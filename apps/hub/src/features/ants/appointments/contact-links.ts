// One-time links. What is in one is worked out from its row by a key that is no row: a copy of the database opens no page, and the job
// that sends a link anew sends the same.
import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNotNull, lte, sql } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { canonicalEmail } from './email-address.js'
import { contactGrants, contactLinks } from './tables.js'

export type ContactLink = typeof contactLinks.$inferSelect
export type LinkPurpose = ContactLink['purpose']

/** Minutes that a link to a contact's pages is good for, from when it is sent. */
export const ACCESS_LINK_MINUTES = 15
/** Hours that a new address can be confirmed. */
export const CONFIRM_LINK_HOURS = 24

/** Expiry by the clock of the database, which all processes share. */
const ACCESS_LINK_ENDS = sql`clock_timestamp() + make_interval(mins => ${ACCESS_LINK_MINUTES}::int)`
const CONFIRM_LINK_ENDS = sql`clock_timestamp() + make_interval(hours => ${CONFIRM_LINK_HOURS}::int)`
/** Expiry of a link that no job has processed: jobs are given up after two hours. */
const ASKED_LINK_ENDS = sql`clock_timestamp() + interval '1 day'`

/** The secret in the address of a link: 43 characters of base64url. */
export function linkSecret(lookup: Lookup, id: string): string {
  return lookup(JSON.stringify(['contact link', id]))
}

const createSecretKey = (lookup: Lookup, secret: string): string => lookup(JSON.stringify(['secret of a link', secret]))

export function createAddressKey(lookup: Lookup, email: string): string {
  return lookup(JSON.stringify(['address of a contact', canonicalEmail(email)]))
}

export interface AskedLink extends Pick<ContactLink, 'appointmentId' | 'purpose' | 'token'> {
  /** That the link is for. */
  email: string
  page?: string | undefined
  formId?: string | undefined
}

/**
 * Records that a link must be sent. One that confirms is good at once, and replaces those before it; one that opens pages is good
 * once a job has found that it was asked for with the right address.
 * @returns its id, which the job is given
 */
export async function askLink(
  transaction: Connection,
  lookup: Lookup,
  { email, page, formId, ...asked }: AskedLink,
): Promise<string> {
  const id = randomUUID()
  const isConfirming = asked.purpose === 'confirm'
  if (isConfirming) await forgetLinks(transaction, asked)
  await transaction.insert(contactLinks).values({
    id,
    ...asked,
    page: page ?? null,
    formId: formId ?? null,
    addressKey: createAddressKey(lookup, email),
    secretKey: createSecretKey(lookup, linkSecret(lookup, id)),
    allowedAt: isConfirming ? sql`clock_timestamp()` : null,
    expiresAt: isConfirming ? CONFIRM_LINK_ENDS : ASKED_LINK_ENDS,
  })
  return id
}

/** A link to a contact's pages may be sent now, and is good from now on. */
export async function allowAccess(connection: Connection, id: string): Promise<void> {
  const allowed = { allowedAt: sql`clock_timestamp()`, expiresAt: ACCESS_LINK_ENDS }
  await connection.update(contactLinks).set(allowed).where(eq(contactLinks.id, id))
}

export interface FollowedLink {
  purpose: LinkPurpose
  /** Token of the page that it was opened on. */
  token: string
  secret: string
}

function isGood(lookup: Lookup, { purpose, token, secret }: FollowedLink) {
  return and(
    eq(contactLinks.secretKey, createSecretKey(lookup, secret)),
    eq(contactLinks.purpose, purpose),
    eq(contactLinks.token, token),
    isNotNull(contactLinks.allowedAt),
    gt(contactLinks.expiresAt, sql`clock_timestamp()`),
  )
}

/** The link, if it still opens something; nothing is changed. */
export async function findLink(
  connection: Connection,
  lookup: Lookup,
  followed: FollowedLink,
): Promise<ContactLink | undefined> {
  const [link] = await connection.select().from(contactLinks).where(isGood(lookup, followed))
  return link
}

/** Uses a link up: of any number who do so at once, one is given it. */
export async function useLink(
  transaction: Connection,
  lookup: Lookup,
  followed: FollowedLink,
): Promise<ContactLink | undefined> {
  const [link] = await transaction.delete(contactLinks).where(isGood(lookup, followed)).returning()
  return link
}

/** Whether one is still good. */
export async function hasLink(connection: Connection, appointmentId: string, purpose: LinkPurpose): Promise<boolean> {
  const { id, expiresAt } = contactLinks
  const isSameLink = and(eq(contactLinks.appointmentId, appointmentId), eq(contactLinks.purpose, purpose))
  const found = await connection
    .select({ id })
    .from(contactLinks)
    .where(and(isSameLink, gt(expiresAt, sql`clock_timestamp()`)))
    .limit(1)
  return found.length > 0
}

export async function forgetLinks(
  connection: Connection,
  { appointmentId, purpose }: { appointmentId: string; purpose: LinkPurpose },
): Promise<void> {
  const are = and(eq(contactLinks.appointmentId, appointmentId), eq(contactLinks.purpose, purpose))
  await connection.delete(contactLinks).where(are)
}

/** Deletes links and grants that have expired. */
export async function deleteExpiredLinks(connection: Connection): Promise<void> {
  await connection.delete(contactLinks).where(lte(contactLinks.expiresAt, sql`clock_timestamp()`))
  await connection.delete(contactGrants).where(lte(contactGrants.expiresAt, sql`clock_timestamp()`))
}
