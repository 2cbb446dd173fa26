// The proof that a browser gave the contact's e-mail address: a signed cookie that only goes to the pages of one token.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Lookup } from '../../platform/lookup-key.js'

/** Seconds for which the address is not asked again. */
export const ACCESS_SECONDS = 3_600

export interface ContactAccess {
  /** The cookie's value for who gave this address. */
  grant(token: string, email: string): string
  /** Whether a cookie was granted for this token and for the address that the contact still has, and is not too old. */
  isGranted(cookie: string | undefined, token: string, email: string): boolean
}

/**
 * @param digest keyed: the same in all processes of the hub, and nobody else can make it
 * @param now the present, in epoch milliseconds
 */
export function createContactAccess(digest: Lookup, now: () => number): ContactAccess {
  // Named for its use: the digest of a number must never be worth a signature.
  const sign = (token: string, email: string, expiry: string): string =>
    digest(JSON.stringify(['access to the contact', token, canonicalEmail(email), expiry]))
  return {
    grant(token, email) {
      const expiry = String(Math.floor(now() / 1_000) + ACCESS_SECONDS)
      return `${expiry}.${sign(token, email, expiry)}`
    },
    isGranted(cookie, token, email) {
      const [, expiry = '', signature = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
      if (Number(expiry) * 1_000 <= now()) return false
      return isSame(signature, sign(token, email, expiry))
    },
  }
}

/** Whether what was typed is the contact's address; capitals and spaces around make no difference. */
export function isSameEmail(typed: string, email: string): boolean {
  return isSame(canonicalEmail(typed), canonicalEmail(email))
}

function canonicalEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** Takes the same time whatever differs. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return first !== undefined && second !== undefined && timingSafeEqual(first, second)
}
