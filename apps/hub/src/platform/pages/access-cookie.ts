import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Connection, Database } from '../database/database.js'

/** Grants of access, in the database: a browser holds a random secret, the database a digest of it. */
export interface AccessGrants {
  /** @returns the secret for the browser */
  grant(connection: Connection, subject: string): Promise<string>
  isGranted(connection: Connection, subject: string, secret: string | undefined): Promise<boolean>
  /** Ends what a browser was granted, wherever its secret was copied to. */
  end(connection: Connection, secret: string | undefined): Promise<void>
}

/** The cookie by which a browser shows that it was granted access: on the pages of one subject only, hidden from scripts. */
export interface AccessCookie {
  /** Grants access to a browser. */
  grant(context: Context, subject: string): Promise<void>
  /** Gives a browser the secret of a grant. */
  give(context: Context, subject: string, secret: string): void
  isGranted(context: Context, subject: string): Promise<boolean>
  /** Deletes the cookie and ends the grant, so that a copy of it is of no use. */
  end(context: Context, subject: string): Promise<void>
}

export interface AccessCookieOptions {
  database: Database
  grants: AccessGrants
  /** With `__Secure-` before it over HTTPS. */
  name: string
  /** Seconds for which the browser keeps it. */
  maxAge: number
  isSecure: boolean
  /** Path of the pages of a subject, below which the cookie goes. */
  getPath: (subject: string) => string
}

export function createAccessCookie(options: AccessCookieOptions): AccessCookie {
  const { database, grants, name, maxAge, isSecure, getPath } = options
  // Browsers accept a cookie of such a name over HTTPS only, so that no network attacker can set one. `__Host-` would go to all pages.
  const prefix = isSecure ? ('secure' as const) : undefined
  const optionsFor = (subject: string) => ({ path: getPath(subject), secure: isSecure, ...(prefix && { prefix }) })

  function give(context: Context, subject: string, secret: string): void {
    setCookie(context, name, secret, {
      ...optionsFor(subject),
      httpOnly: true,
      // Not `Strict`: a link in an e-mail, or the way back from another service, would then not know the browser.
      sameSite: 'Lax',
      maxAge,
    })
  }

  return {
    give,
    async grant(context, subject) {
      give(context, subject, await database.run((connection) => grants.grant(connection, subject)))
    },
    async isGranted(context, subject) {
      const secret = getCookie(context, name, prefix)
      if (secret === undefined) return false
      return database.run((connection) => grants.isGranted(connection, subject, secret))
    },
    async end(context, subject) {
      const secret = getCookie(context, name, prefix)
      await database.run((connection) => grants.end(connection, secret))
      deleteCookie(context, name, optionsFor(subject))
    },
  }
}
