const MAX_DEPTH = 5

/** An error and what caused it, as Node.js and other libraries nest them. */
export function* walkCauses(thrown: unknown): Generator<object> {
  let current = thrown
  for (let depth = 0; depth < MAX_DEPTH && typeof current === 'object' && current !== null; depth++) {
    yield current
    const { cause, errors } = current as { cause?: unknown; errors?: unknown }
    current = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
}
