/** How an answer came about. */
export type CacheOutcome =
  /** No call was made. The answer is stale where one failed a moment ago. */
  | { kind: 'hit' }
  /** Asked for, alone or with others who asked the same at the same time; `wasStale` when an older answer was known. */
  | { kind: 'miss'; collapsed: boolean; wasStale: boolean }
  /** Asked for in vain, which the service may have said with a status: what was known before is given. */
  | { kind: 'stale'; collapsed: boolean; status: number | undefined }

/**
 * The headers that tell how an answer came about: `Cache-Status` (RFC 9211), and `Age` in seconds (RFC 9111) unless the service was asked
 * for this very answer.
 *
 * @param ttl Seconds for which it is still fresh; negative when it is not.
 */
export function describeCache(outcome: CacheOutcome, age: number, ttl: number): Record<string, string> {
  const status = `hub; ${toParameters(outcome, ttl <= 0)}; ttl=${Math.floor(ttl)}`
  if (outcome.kind === 'miss') return { 'cache-status': status }
  return { age: String(Math.max(0, Math.floor(age))), 'cache-status': status }
}

const STALE = 'detail=stale-if-error'

function toParameters(outcome: CacheOutcome, isStale: boolean): string {
  if (outcome.kind === 'hit') return isStale ? `hit; ${STALE}` : 'hit'
  const collapsed = outcome.collapsed ? '; collapsed' : ''
  if (outcome.kind === 'miss') return `fwd=${outcome.wasStale ? 'stale' : 'uri-miss'}; stored${collapsed}`
  const status = outcome.status === undefined ? '' : `; fwd-status=${outcome.status}`
  return `fwd=stale${status}${collapsed}; ${STALE}`
}
