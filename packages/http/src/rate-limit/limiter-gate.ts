import { AbortedError } from '../errors/transport-errors.js'
import { AuthFailure } from '../lifecycle/attempt.js'
import type { AttemptGate } from '../lifecycle/attempt-gate.js'
import { AttemptFailure } from '../lifecycle/failure.js'
import type { RateLimiter } from './turn.js'

/** How the attempts of clients pass through a rate limiter. */
export function createGate(limiter: Pick<RateLimiter, 'acquire' | 'holdUntil'>): AttemptGate {
  return {
    async enter(call, api, isRepetition) {
      const { signal, priority } = call.limits
      const name = `${api} ${call.operation.name}`
      try {
        call.cleanups.push(await limiter.acquire({ signal, priority, timeLeft: call.timeLeft, name }))
        return true
      } catch (thrown) {
        if (AbortedError.isInstance(thrown))
          throw new AttemptFailure('aborted', `the caller's signal was aborted before its turn`, {
            unknownOutcome: false,
          })
        if (isRepetition) return false
        // Unchanged: it is the caller's own store, or names the call already.
        throw new AuthFailure(thrown)
      }
    },
    refuse(_call, wait) {
      // The call does not wait for the store, and is not changed by its failure.
      limiter.holdUntil(wait === null ? null : Date.now() + wait).catch(() => {})
    },
  }
}

/**
 * A rate limiter for each operation, for the option `rateLimiter` of a client.
 *
 * @param select The limiter of an operation, by its `operationId`; undefined where there is no limit.
 */
export function rateLimiterByOperation(
  select: (operation: string) => Pick<RateLimiter, 'gate'> | undefined,
): Pick<RateLimiter, 'gate'> {
  return {
    gate: {
      enter: async (call, api, isRepetition) =>
        (await select(call.operation.name)?.gate.enter(call, api, isRepetition)) ?? true,
      refuse: (call, wait) => select(call.operation.name)?.gate.refuse(call, wait),
    },
  }
}
