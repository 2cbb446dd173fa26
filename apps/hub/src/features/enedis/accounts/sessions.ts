// Browsers that are signed in. The cookie holds a random secret and says nothing; the database a keyed digest of it.
import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Connection, Database } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { linkyAccounts, linkySessions } from '../tables.js'
import type { Account } from './accounts.js'
import { type CookieSite, readCookieSite } from './cookie-site.js'

const COOKIE = 'linky_session'
/** Days that a browser stays signed in. */
const SESSION_DAYS = 30
const DAY = 86_400_000

export interface Session {
  account: Account
  secretHash: string
}

export interface Sessions {
  /** Signs a browser in, and ends what it was signed in with before. */
  begin(context: Context, accountId: string): Promise<void>
  find(context: Context): Promise<Session | undefined>
  /** Signs a browser out, wherever its cookie was copied to. */
  end(context: Context): Promise<void>
  /** Ends all other sessions of an account. */
  endOthers(connection: Connection, session: Session): Promise<void>
}

export interface SessionsOptions {
  database: Database
  lookup: Lookup
  publicUrl: string
  now: () => number
}

export function createSessions({ database, lookup, publicUrl, now }: SessionsOptions): Sessions {
  const site: CookieSite = readCookieSite(publicUrl)
  const hash = (secret: string): string => lookup(JSON.stringify(['linky session', secret]))
  const read = (context: Context): string | undefined => getCookie(context, COOKIE, site.prefix)

  async function forget(secret: string | undefined): Promise<void> {
    if (secret === undefined) return
    await database.run((connection) =>
      connection.delete(linkySessions).where(eq(linkySessions.secretHash, hash(secret))),
    )
  }

  return {
    async begin(context, accountId) {
      const former = read(context)
      const secret = randomBytes(32).toString('base64url')
      const createdAt = new Date(now())
      const expiresAt = new Date(now() + SESSION_DAYS * DAY)
      await database.run((connection) =>
        connection.insert(linkySessions).values({ secretHash: hash(secret), accountId, createdAt, expiresAt }),
      )
      await forget(former)
      setCookie(context, COOKIE, secret, { ...site.options, maxAge: (SESSION_DAYS * DAY) / 1_000 })
    },
    async find(context) {
      const secret = read(context)
      if (secret === undefined) return undefined
      const secretHash = hash(secret)
      const isLive = and(
        eq(linkySessions.secretHash, secretHash),
        gt(linkySessions.expiresAt, new Date(now())),
        isNull(linkyAccounts.deactivatedAt),
      )
      const [row] = await database.run((connection) =>
        connection
          .select({ account: linkyAccounts })
          .from(linkySessions)
          .innerJoin(linkyAccounts, eq(linkyAccounts.id, linkySessions.accountId))
          .where(isLive),
      )
      return row && { account: row.account, secretHash }
    },
    async end(context) {
      await forget(read(context))
      deleteCookie(context, COOKIE, site.options)
    },
    async endOthers(connection, { account, secretHash }) {
      const isOther = and(eq(linkySessions.accountId, account.id), ne(linkySessions.secretHash, secretHash))
      await connection.delete(linkySessions).where(isOther)
    },
  }
}
