import { inspect } from 'node:util'

/** Everything that a program may print of a value: as text, by `inspect` with hidden properties, and as JSON. */
export function show(value: unknown): string {
  if (value instanceof Error) return showError(value)
  return [String(value), inspect(value, { depth: 12, showHidden: true }), JSON.stringify(value)].join('\n')
}

/** Everything that a program may print of an error, its stack and its causes included. */
export function showError(error: Error): string {
  const own = [
    String(error),
    error.message,
    error.stack,
    inspect(error, { depth: 12, showHidden: true }),
    JSON.stringify(error),
  ]
  return [...own, ...(error.cause === undefined ? [] : [show(error.cause)])].join('\n')
}
