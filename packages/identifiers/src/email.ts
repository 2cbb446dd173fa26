/**
 * An e-mail address, by the rule of rdv-insertion: two characters or more before the `@`, not beginning with a dot, then labels of
 * letters, digits and hyphens, the last one of two letters or more. It refuses `x@y`, and with it some addresses that exist, such as
 * `a@example.fr`: what it accepts is accepted there.
 */
const ADDRESS = /^[^@\s.][^@\s]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}$/
/** RFC 5321, section 4.5.3.1.3: a path is at most 256 octets, its angle brackets included. */
const LONGEST = 254

/**
 * Reads an e-mail address as a person types it. Its case is kept: services compare it to the letter.
 *
 * @returns the address without white space around it, or `undefined` when it is none
 */
export function parseEmail(text: string): string | undefined {
  const trimmed = text.trim()
  return isEmail(trimmed) ? trimmed : undefined
}

/** Whether a value is an e-mail address with nothing around it. */
export function isEmail(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST && ADDRESS.test(value)
}

/** Hides an address for a log: `camille@example.fr` → `c***@***.fr`. Anything else becomes `***`. */
export function maskEmail(text: string): string {
  const address = parseEmail(text)
  if (address === undefined) return '***'
  // Not `address[0]`, which would be half of a character beyond the basic plane.
  const [first = ''] = address
  return `${first}***@***${address.slice(address.lastIndexOf('.'))}`
}
