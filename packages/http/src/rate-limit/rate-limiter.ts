import { assertEngine } from '../engine.js'
import { InvalidRequestError } from '../errors/answer-errors.js'
import { createGate } from './limiter-gate.js'
import { createMemoryRateLimitStore } from './memory-store.js'
import { assertRateLimit, leaveFree, type RateLimit, withoutReserve } from './rate-limit.js'
import { abortedWaitError } from './rate-limit-errors.js'
import type { RateLimitStore, RateLimitTicket } from './rate-limit-store.js'
import type { RateLimiter, ReleaseTurn, TurnOptions } from './turn.js'
import { TurnScheduler } from './turn-scheduler.js'
import type { Waiter } from './waiting-line.js'

export interface RateLimiterOptions {
  /** The rules of the API, which all hold at once, such as 5 a second and 1 000 an hour. Default: none. */
  limits?: readonly RateLimit[] | undefined
  /** How many calls may be in flight at once, in this process. Default: any number. */
  concurrency?: number | undefined
  /** The share of every rule, 0 to 1, that calls with `priority: 'background'` leave free for the others. Default 0. */
  reserve?: number | undefined
  /** Milliseconds that a 429 without a readable `Retry-After` holds all calls. Default 0. */
  defaultHold?: number | undefined
  /** Milliseconds after which a call counts as over, should its process end before it does. Default 120 000. */
  maxDuration?: number | undefined
  /** Where calls are counted. Default: this process's memory. */
  store?: RateLimitStore | undefined
  /** Which of the counters of a shared store, such as the API and the account; never a secret. Default `default`. */
  key?: string | undefined
}

/** Creates a rate limiter. Wrong options are reported by the first call. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { limits = [], concurrency = Infinity, reserve = 0, defaultHold = 0, maxDuration = 120_000 } = options
  const { store = createMemoryRateLimitStore(), key = 'default' } = options
  const inBackground = { limits: withoutReserve(limits, reserve), concurrency: leaveFree(concurrency, reserve) }
  let inFlight = 0

  const scheduler = new TurnScheduler({
    limits,
    hasRoom: (priority) => inFlight < (priority === 'background' ? inBackground.concurrency : concurrency),
    take: async (priority, waiting) =>
      store.take(key, { limits: priority === 'background' ? inBackground.limits : limits, maxDuration, waiting }),
    grant(waiter, ticket) {
      inFlight += 1
      waiter.resolve(releaseOnce(ticket))
    },
    giveBack: (ticket) => void settle(ticket, 'unused').then(() => scheduler.forgetDenial()),
  })

  function releaseOnce(ticket: RateLimitTicket): ReleaseTurn {
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      inFlight -= 1
      void settle(ticket, 'used').then(() => scheduler.serve())
    }
  }

  /** In the background: a permit that cannot be settled ends by itself. */
  async function settle(ticket: RateLimitTicket, outcome: 'used' | 'unused'): Promise<void> {
    try {
      await store.settle(key, ticket, outcome)
    } catch {
      // After `maxDuration` the store counts the call as over.
    }
  }

  async function acquire(turn: TurnOptions = {}): Promise<ReleaseTurn> {
    assertEngine()
    assertOptions(options)
    const { signal, timeLeft = Infinity, priority = 'normal', name = 'a call' } = turn
    if (signal?.aborted) throw abortedWaitError(name)
    const { promise, resolve, reject } = Promise.withResolvers<ReleaseTurn>()
    const waiter: Waiter = { name, priority, deadline: performance.now() + timeLeft, resolve, reject }
    const giveUp = (): void => {
      if (scheduler.remove(waiter)) reject(abortedWaitError(name))
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    scheduler.add(waiter)
    try {
      return await promise
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  const limiter = {
    acquire,
    async run<Result>(work: () => Promise<Result>, turn?: TurnOptions) {
      const release = await acquire(turn)
      try {
        return await work()
      } finally {
        release()
      }
    },
    async holdUntil(instant: number | null) {
      const milliseconds = instant === null ? defaultHold : instant - Date.now()
      if (milliseconds <= 0) return
      await store.hold(key, milliseconds)
      scheduler.forgetDenial()
    },
  }
  return { ...limiter, gate: createGate(limiter) }
}

function assertOptions({ limits = [], concurrency = Infinity, reserve = 0 }: RateLimiterOptions): void {
  for (const [index, limit] of limits.entries()) assertRateLimit(limit, `limits[${index}]`)
  if (!(concurrency === Infinity || (Number.isSafeInteger(concurrency) && concurrency >= 1)))
    throw InvalidRequestError.local('concurrency', 'must be a whole number, at least 1')
  if (!(reserve >= 0 && reserve <= 1)) throw InvalidRequestError.local('reserve', 'must be a share from 0 to 1')
}
