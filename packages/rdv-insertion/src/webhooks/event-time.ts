const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/
/** Ruby's text, sent until September 2024. */
const RUBY = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})() (UTC|[+-]\d{4})$/

/**
 * The instant that a `timestamp` stands for, in epoch milliseconds: `2026-02-14T09:00:00.000+01:00`, or as in older events
 * `2024-06-14 11:02:33 +0200`, which engines read each in their own way.
 *
 * Compare these, never the texts: an earlier text can be a later instant.
 *
 * @returns `undefined` for a text that is no instant
 */
export function readEventTime(text: string): number | undefined {
  const [, day, time, fraction = '', offset] = ISO.exec(text) ?? RUBY.exec(text) ?? []
  if (day === undefined || offset === undefined) return undefined
  const zone = offset === 'UTC' || offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`
  const instant = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${zone}`)
  // Engines turn 31 February into 3 March.
  const midnight = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(instant) || Number.isNaN(midnight)) return undefined
  return new Date(midnight).toISOString().startsWith(day) ? instant : undefined
}
