/** What the documentation promises, and the life given to a token whose `expiry` cannot be read, as in a browser (CORS hides it). */
const DOCUMENTED_LIFE = 24 * 60 * 60 * 1000

/** Beyond this, epoch milliseconds are no exact number. */
const LARGEST_EXPIRY = Number.MAX_SAFE_INTEGER / 1000

/**
 * Until when a token is used, in epoch milliseconds.
 *
 * The server's `expiry` (Unix seconds) is believed before its documentation: its configuration leaves two weeks where the text says
 * 24 hours.
 *
 * @param maxAge Milliseconds after which it is renewed whatever `expiry` says.
 */
export function expiryOf(headers: Headers, now: number, maxAge = Infinity): number {
  const text = headers.get('expiry')?.trim() ?? ''
  const seconds = /^\d+$/.test(text) ? Number(text) : 0
  const isUsable = seconds > 0 && seconds <= LARGEST_EXPIRY
  return Math.min(isUsable ? seconds * 1000 : now + DOCUMENTED_LIFE, now + maxAge)
}
