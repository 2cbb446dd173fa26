// Keeps the content of a refused form. The page with the errors is reached by GET, so that the browser can go back to it, and the content
// must not be in its address: it is kept here, encrypted, for the browser that sent it only.
import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { answerAssociatedData } from '../partners/idempotency.js'
import { createRateLimiter } from '../limits/rate-limiter.js'
import { idempotencyKeys } from '../database/tables.js'
import type { Cipher } from '../encryption/cipher.js'
import type { Database } from '../database/database.js'
import type { Lookup } from '../encryption/lookup-key.js'

const ROUTE = 'refused form'
const HOUR_AGO = sql`now() - interval '1 hour'`
/** Bytes of one form: more than anyone types. */
const MAX_FORM_BYTES = 16_384
/** Forms kept in any minute for one browser. */
const KEPT_PER_MINUTE = 60
const ID = /^[\w-]{22}$/

/** Names a form of a page: a form kept under one name is not found under another. */
export interface KeptFormName {
  /** The page: its name, or the token in its address. */
  scope: string
  /** 22 characters of base64url, random; it stands in the address of the page. */
  id: string
}

export interface KeptForms {
  /** Called by each page with a form: gives the browser the cookie by which it finds again what it sent. */
  recognise(context: Context): void
  /**
   * Keeps `content` for an hour, in place of what has the same name.
   * @returns false when it is not kept, and the answer must be given at once: the browser takes no cookies, or sends too much
   */
  keep(context: Context, name: KeptFormName, content: unknown): Promise<boolean>
  find(context: Context, name: KeptFormName): Promise<unknown>
  forget(context: Context, name: KeptFormName): Promise<void>
  /** Makes everything that this browser sent impossible to find. */
  abandon(context: Context): void
}

/** A new id for `KeptFormName`. */
export function newFormId(): string {
  return randomBytes(16).toString('base64url')
}

export function isFormId(text: string | null | undefined): text is string {
  return ID.test(text ?? '')
}

export interface KeptFormsOptions {
  database: Database
  cipher: Cipher
  lookup: Lookup
  /** Separates these forms from those of other features. */
  owner: string
  /** The cookie by which a browser finds its forms; sent to the pages below `path` only. */
  cookie: { name: string; path: string; isSecure: boolean }
}

export function createKeptForms({ database, cipher, lookup, owner: itsOwner, cookie }: KeptFormsOptions): KeptForms {
  const { owner, route, keyHash, createdAt } = idempotencyKeys
  const { name: cookieName, path, isSecure: secure } = cookie
  const limiter = createRateLimiter({ database, lookup, name: 'kept forms', limit: KEPT_PER_MINUTE })

  /** Undefined for a browser that has no cookie of ours, and for a name that is none. */
  function createRowKey(context: Context, { scope, id }: KeptFormName) {
    const browser = getCookie(context, cookieName)
    if (!isFormId(browser) || !isFormId(id)) return undefined
    return { owner: itsOwner, route: ROUTE, keyHash: lookup(JSON.stringify(['refused form', browser, scope, id])) }
  }

  return {
    recognise(context) {
      if (isFormId(getCookie(context, cookieName))) return
      // Forgotten when the browser is closed. Not `Strict`: the link of a slot comes from the site of ANTS.
      setCookie(context, cookieName, newFormId(), {
        path,
        httpOnly: true,
        secure,
        sameSite: 'Lax',
      })
    },
    async keep(context, name, content) {
      const row = createRowKey(context, name)
      const text = JSON.stringify(content)
      if (!row || Buffer.byteLength(text) > MAX_FORM_BYTES) return false
      if ((await limiter.take(getCookie(context, cookieName) ?? '')) > 0) return false
      const kept = {
        bodyHash: '',
        claim: randomUUID(),
        claimedUntil: sql`now()`,
        responseStatus: 303,
        responseBody: cipher.encrypt(text, answerAssociatedData(row)),
        createdAt: sql`now()`,
      }
      await database.run((connection) =>
        connection
          .insert(idempotencyKeys)
          .values({ ...row, ...kept })
          .onConflictDoUpdate({ target: [owner, route, keyHash], set: kept }),
      )
      // Expired forms are deleted at the same time.
      const old = and(eq(owner, itsOwner), eq(route, ROUTE), lte(createdAt, HOUR_AGO))
      await database.run((connection) => connection.delete(idempotencyKeys).where(old))
      return true
    },
    async find(context, name) {
      const row = createRowKey(context, name)
      if (!row) return undefined
      const [found] = await database.run((connection) =>
        connection
          .select({ encrypted: idempotencyKeys.responseBody })
          .from(idempotencyKeys)
          .where(and(eq(owner, itsOwner), eq(route, ROUTE), eq(keyHash, row.keyHash), gt(createdAt, HOUR_AGO))),
      )
      if (found?.encrypted == null) return undefined
      return JSON.parse(cipher.decrypt(found.encrypted, answerAssociatedData(row))) as unknown
    },
    async forget(context, name) {
      const row = createRowKey(context, name)
      if (!row) return
      const isRow = and(eq(owner, itsOwner), eq(route, ROUTE), eq(keyHash, row.keyHash))
      await database.run((connection) => connection.delete(idempotencyKeys).where(isRow))
    },
    abandon: (context) => void deleteCookie(context, cookieName, { path, secure }),
  }
}
