import type { RequestObserver } from './observe-requests.js'
import type { Logger } from '../process/logging.js'

/**
 * Writes one line about each answer: the route's template, never the path or query that were sent, which may hold application numbers.
 */
export function logRequests(logger: Logger): RequestObserver {
  return ({ requestId, method, route, status, duration, caller }) =>
    logger.info?.('request answered', {
      request_id: requestId,
      method,
      route,
      status,
      duration_ms: Math.round(duration),
      caller,
    })
}
