// Grants of access to a contact's pages: a browser has a random secret in its cookie, the database a digest of it.
import { randomBytes } from 'node:crypto'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Connection } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { appointmentApplications, contactGrants } from './tables.js'

/** Seconds for which a browser is let in. */
export const ACCESS_SECONDS = 3_600

const HOUR = sql`make_interval(secs => ${ACCESS_SECONDS}::int)`
const SECRET = /^[\w-]{43}$/

export interface ContactGrants {
  /** @returns the secret for the browser */
  grant(connection: Connection, token: string): Promise<string>
  isGranted(connection: Connection, token: string, secret: string | undefined): Promise<boolean>
  /** Ends what a browser was granted, wherever its secret was copied to. */
  end(connection: Connection, secret: string | undefined): Promise<void>
}

export function createContactGrants(lookup: Lookup): ContactGrants {
  const createKey = (secret: string): string => lookup(JSON.stringify(['access to the contact', secret]))
  const { secretKey, token: itsToken, expiresAt } = contactGrants
  return {
    async grant(connection, token) {
      const secret = randomBytes(32).toString('base64url')
      const { appointmentId, token: pageToken } = appointmentApplications
      const granted = connection
        .select({
          secretKey: sql<string>`${createKey(secret)}::text`.as('secret_key'),
          appointmentId,
          token: pageToken,
          expiresAt: sql<Date>`clock_timestamp() + ${HOUR}`.as('expires_at'),
        })
        .from(appointmentApplications)
        .where(eq(pageToken, token))
      await connection.insert(contactGrants).select(granted)
      return secret
    },
    async isGranted(connection, token, secret) {
      if (secret === undefined || !SECRET.test(secret)) return false
      const isThis = and(eq(secretKey, createKey(secret)), eq(itsToken, token))
      // The second is so whenever the clock was not set back.
      const isNow = and(gt(expiresAt, sql`clock_timestamp()`), lte(expiresAt, sql`clock_timestamp() + ${HOUR}`))
      const found = await connection.select({ token: itsToken }).from(contactGrants).where(and(isThis, isNow))
      return found.length > 0
    },
    async end(connection, secret) {
      if (secret === undefined || !SECRET.test(secret)) return
      await connection.delete(contactGrants).where(eq(secretKey, createKey(secret)))
    },
  }
}
