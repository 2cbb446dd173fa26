// Links sent by mail. What is in one is worked out from its row by a key that is no row: a copy of the database opens nothing.
import type { Keyring } from '../../../platform/encryption/keyring.js'
import { randomUUID, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { linkAssociatedData } from '../associated-data.js'
import { linkyLinks } from '../tables.js'
import { createEmailKey } from './email-address.js'

export type Link = typeof linkyLinks.$inferSelect
export type LinkPurpose = Link['purpose']

const HOUR = 3_600_000
/** Hours that a link is good for. */
const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = { 'sign-up': 24, reset: 1 }

const TOKEN = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([\w-]{43})$/

export interface NewLink {
  purpose: LinkPurpose
  email: string
  passwordHash?: string | undefined
  now: number
}

/** @returns its id, which the job is given that sends it */
export async function createLink(
  transaction: Connection,
  { cipher, lookup }: Keyring,
  { purpose, email, passwordHash, now }: NewLink,
): Promise<string> {
  const id = randomUUID()
  await transaction.insert(linkyLinks).values({
    id,
    purpose,
    emailKey: createEmailKey(lookup, email),
    email: cipher.encrypt(email, linkAssociatedData(id)),
    passwordHash: passwordHash ?? null,
    createdAt: new Date(now),
    expiresAt: new Date(now + LINK_HOURS[purpose] * HOUR),
  })
  return id
}

/** What stands in the address of a link. */
export function linkToken(lookup: Lookup, id: string): string {
  return `${id}.${linkSecret(lookup, id)}`
}

const linkSecret = (lookup: Lookup, id: string): string => lookup(JSON.stringify(['linky link', id]))

export interface AskedLink {
  token: string
  purpose: LinkPurpose
  now: number
}

/** Undefined for a token that is forged, used, replaced or expired: nothing tells these apart. */
export async function findLink(
  connection: Connection,
  lookup: Lookup,
  { token, purpose, now }: AskedLink,
): Promise<Link | undefined> {
  const [, id, secret] = TOKEN.exec(token) ?? []
  if (id === undefined || secret === undefined) return undefined
  if (!timingSafeEqual(Buffer.from(secret), Buffer.from(linkSecret(lookup, id)))) return undefined
  const isThis = and(eq(linkyLinks.id, id), eq(linkyLinks.purpose, purpose), gt(linkyLinks.expiresAt, new Date(now)))
  const [link] = await connection.select().from(linkyLinks).where(isThis).for('update')
  return link
}

export async function findLinkById(connection: Connection, id: string): Promise<Link | undefined> {
  const [link] = await connection.select().from(linkyLinks).where(eq(linkyLinks.id, id))
  return link
}

export function readLinkEmail({ cipher }: Pick<Keyring, 'cipher'>, { id, email }: Link): string {
  return cipher.decrypt(email, linkAssociatedData(id))
}

export async function forgetLink(connection: Connection, id: string): Promise<void> {
  await connection.delete(linkyLinks).where(eq(linkyLinks.id, id))
}

/** All of an address; of one purpose, where that is given. */
export async function forgetLinks(connection: Connection, emailKey: string, purpose?: LinkPurpose): Promise<void> {
  const isPurpose = purpose && eq(linkyLinks.purpose, purpose)
  await connection.delete(linkyLinks).where(and(eq(linkyLinks.emailKey, emailKey), isPurpose))
}

/** Of the last sign-up of an address that waits to be confirmed. */
export async function findPasswordHash(
  connection: Connection,
  lookup: Lookup,
  { email, now }: { email: string; now: number },
): Promise<string | undefined> {
  const isOpen = and(eq(linkyLinks.purpose, 'sign-up'), gt(linkyLinks.expiresAt, new Date(now)))
  const [link] = await connection
    .select({ passwordHash: linkyLinks.passwordHash })
    .from(linkyLinks)
    .where(and(eq(linkyLinks.emailKey, createEmailKey(lookup, email)), isOpen))
    .orderBy(desc(linkyLinks.createdAt))
    .limit(1)
  return link?.passwordHash ?? undefined
}
