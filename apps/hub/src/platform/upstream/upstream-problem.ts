import { AbortedError, ClientError, HubError, RateLimitError, ServerError } from '@hub/http'
import { HttpProblem } from '../http/http-problem.js'

/** Seconds after which a partner may try again, where the service did not say. */
const RETRY_AFTER = 30

/**
 * What a partner is answered when another service failed, for whatever reason: 503 `upstream_unavailable`. An error of ours is handed on.
 *
 * @param service Its name, for a person.
 */
export function toUpstreamProblem(error: unknown, service: string): unknown {
  if (!HubError.isInstance(error) || AbortedError.isInstance(error)) return error
  const asked = ClientError.isInstance(error) || ServerError.isInstance(error) ? error.retryAfter : null
  const why = RateLimitError.isInstance(error) ? 'takes no more calls for now' : 'does not answer as it should'
  return new HttpProblem(503, 'upstream_unavailable', `${service} ${why}: try again later.`, {
    headers: { 'retry-after': String(Math.max(1, Math.ceil(asked ?? RETRY_AFTER))) },
  })
}
