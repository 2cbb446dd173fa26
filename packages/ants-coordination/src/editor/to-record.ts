/**
 * The value as an object whose fields can be read, of unknown types: for what the agenda returns, whatever its types promise.
 *
 * @returns `undefined` when it is not an object
 */
export function toRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
