// What Enedis sends back, in either of its two forms: `autorisation_id` (v2), or a list of points (v1). A `code` is never needed.
import { parseConsentRedirect } from '@hub/enedis-client'

export type ConsentReturn =
  | { kind: 'v2'; autorisationId: string }
  | { kind: 'v1'; points: readonly string[] }
  | { kind: 'failed'; error: 'access_denied' | 'enedis_error' }
  | { kind: 'malformed' }
  | { kind: 'empty' }

/** Digits of a number of 64 bits that is certainly one. */
const MAX_AUTHORISATION_LENGTH = 18
/** More than Enedis has ever sent at once. */
const MAX_RETURNED_POINTS = 50

/** Stricter than the reader of the client, which passes over what it cannot read: nothing of a batch is attached then. */
export function readReturn(query: URLSearchParams): ConsentReturn {
  const redirect = parseConsentRedirect(query)
  if (redirect.kind === 'failure' && (query.has('error') || query.has('error_description'))) {
    return { kind: 'failed', error: isRefusal(redirect) ? 'access_denied' : 'enedis_error' }
  }
  if (query.has('autorisation_id')) {
    const isOne = redirect.kind === 'v2' && query.getAll('autorisation_id').length === 1
    if (!isOne || redirect.autorisationId.length > MAX_AUTHORISATION_LENGTH) return { kind: 'malformed' }
    return { kind: 'v2', autorisationId: redirect.autorisationId }
  }
  const points = query.getAll('usage_point_id').flatMap((list) => list.split(/[;,\s]+/).filter((item) => item !== ''))
  if (points.length === 0) return { kind: 'empty' }
  if (points.length > MAX_RETURNED_POINTS || !points.every((point) => /^\d{14}$/.test(point)))
    return { kind: 'malformed' }
  return redirect.kind === 'v1' ? { kind: 'v1', points: redirect.usagePointIds } : { kind: 'malformed' }
}

/** The holder said no, or did not finish. */
function isRefusal({ error, description }: { error: string; description: string | null }): boolean {
  return error === 'access_denied' || /demande_non_aboutie|access_denied/.test(description ?? '')
}
