import { stripInvisible } from './invisible.js'

/**
 * An address that mail can be sent to: a local part without spaces, which may contain accents and apostrophes (RFC 6531, RFC 5322), then
 * at least two labels, the last of two characters or more. Services accept less, each by its own rule, which its client checks.
 */
const ADDRESS =
  /^[^@\s.][^@\s]*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/iu
/** RFC 5321, section 4.5.3.1.3: a path is at most 256 octets, its angle brackets included. */
const MAX_BYTES = 254

/**
 * Parses an e-mail address as a person types or pastes it. Its case is kept: services compare it exactly.
 *
 * @returns the address without white space around it and without invisible characters, or `undefined` when it is not an address
 */
export function parseEmail(text: string): string | undefined {
  const typed = stripInvisible(text).trim()
  return isAddress(typed) ? typed : undefined
}

/** Masks an address for a log: `camille@example.fr` → `c***@***.fr`. Anything else becomes `***`. */
export function maskEmail(text: string): string {
  const address = parseEmail(text)
  if (address === undefined) return '***'
  // Not `address[0]`, which would be half of a character beyond the basic plane.
  const [first = ''] = address
  return `${first}***@***${address.slice(address.lastIndexOf('.'))}`
}

function isAddress(text: string): boolean {
  return new TextEncoder().encode(text).length <= MAX_BYTES && ADDRESS.test(text)
}
