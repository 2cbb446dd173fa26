/**
 * The fields of a value that somebody else's code promised to be an object of some shape: any name can be read, nothing is known of
 * what it holds. `undefined` when it is no object at all.
 */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
