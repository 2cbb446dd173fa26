import type { ClientOptions } from '../client/options.js'
import type { DeclaredRateLimit, OperationTable } from '../operations.js'
import { rateLimiterByOperation } from './limiter-gate.js'
import { createRateLimiter, type RateLimiterOptions } from './rate-limiter.js'
import type { RateLimiter } from './turn.js'

type Way = Pick<ClientOptions, 'baseUrl' | 'environment' | 'fetch'>
type Limiter = Pick<RateLimiter, 'gate'>

/**
 * The rate limiters that clients of an API have unless they are given one: all clients of a process that call the same address share theirs,
 * since the service counts their calls together. A `fetch` of one's own is another way out, perhaps from another address: it has its own.
 *
 * An operation that declares a pace of its own is left alone: its limit says nothing of the others, and its package may know better.
 */
export function createSharedLimiters(
  { calls, period, concurrency }: DeclaredRateLimit,
  { environments, operations }: { environments: Readonly<Record<string, string>>; operations: OperationTable },
  options: Pick<RateLimiterOptions, 'defaultHold'> = {},
): (way: Way) => Limiter {
  const byFetch = new WeakMap<object, Map<string, Limiter>>()
  /** In place of a `fetch` for those who give none. */
  const globalFetch = (): void => {}

  function create(): Limiter {
    const limiter = createRateLimiter({ limits: [{ calls, period }], concurrency, ...options })
    return rateLimiterByOperation((name) => (operations[name]?.rateLimit ? undefined : limiter))
  }

  return ({ baseUrl, environment = '', fetch = globalFetch }) => {
    const address = (baseUrl ?? environments[environment] ?? '').replace(/\/+$/, '')
    const byAddress = byFetch.get(fetch) ?? new Map<string, Limiter>()
    byFetch.set(fetch, byAddress)
    const limiter = byAddress.get(address) ?? create()
    byAddress.set(address, limiter)
    return limiter
  }
}
