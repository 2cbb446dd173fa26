const PLAIN_NAME = /^[\w-]+$/
const PLAIN_VALUE = /^[\x20-\x7e]*$/

/**
 * Whether a header can be sent. The engine decides, and is asked only about what looks unusual: it would otherwise be asked about each
 * header of each call, which is a tenth of what the whole call costs.
 *
 * @throws TypeError when it cannot; the message quotes the value, and must not be passed on
 */
export function assertSendable(name: string, value: unknown): void {
  if (typeof value === 'string' && PLAIN_NAME.test(name) && PLAIN_VALUE.test(value)) return
  new Headers().set(name, value as string)
}
