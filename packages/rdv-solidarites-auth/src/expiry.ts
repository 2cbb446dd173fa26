/** Documented lifetime, and that of a token whose `expiry` cannot be read, as in a browser (CORS hides it). */
const DOCUMENTED_LIFE = 24 * 60 * 60 * 1000

/** From here on a number is no time in seconds (the year 5138) but one in milliseconds (1973 and later). */
const SMALLEST_MILLISECONDS = 1e11

/** The greatest life that is believed, ten years: beyond it, the number is no expiry. */
const LONGEST_LIFE = 3650 * DOCUMENTED_LIFE

/**
 * Until when a token is used, in epoch milliseconds.
 *
 * The server's `expiry` (Unix seconds; milliseconds are understood) is believed before its documentation: its configuration leaves two
 * weeks where the text says 24 hours.
 *
 * @param maxAge Milliseconds after which it is renewed whatever `expiry` says.
 */
export function readExpiry(headers: Headers, now: number, maxAge = Infinity): number {
  const text = headers.get('expiry')?.trim() ?? ''
  const number = /^\d+$/.test(text) ? Number(text) : 0
  const expiry = number < SMALLEST_MILLISECONDS ? number * 1000 : number
  const isUsable = expiry > 0 && expiry <= now + LONGEST_LIFE
  return Math.min(isUsable ? expiry : now + DOCUMENTED_LIFE, now + maxAge)
}
