import { InvalidRequestError } from '@hub/http'

/** One thing that the API said against a request. May quote what was sent: show it to whoever sent it, do not log it. */
export interface Problem {
  /** The parameter, where the API names one. */
  field: string | null
  message: string
}

/**
 * What the API said in a 422, whose `detail` is a list, or a text for some refusals (a commune that does not exist, `lat` without `lon`);
 * empty for any other error.
 */
export function readProblems(error: unknown): Problem[] {
  if (!InvalidRequestError.isInstance(error) || error.status === undefined) return []
  const body = error.body()
  const detail: unknown = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : undefined
  if (typeof detail === 'string') return [{ field: null, message: detail }]
  if (!Array.isArray(detail)) return []
  return detail.map((entry: unknown) => {
    const { loc, msg } = (typeof entry === 'object' && entry !== null ? entry : {}) as { loc?: unknown; msg?: unknown }
    const last: unknown = Array.isArray(loc) ? loc.at(-1) : undefined
    return { field: typeof last === 'string' ? last : null, message: typeof msg === 'string' ? msg : '' }
  })
}
