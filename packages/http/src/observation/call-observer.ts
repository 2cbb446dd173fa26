import { HubError } from '../errors/hub-error.js'
import type { Logger } from '../logger.js'
import type { AttemptInfo, CallInfo, Hooks } from './hooks.js'

/** What an attempt came to: an answer, or why none came. */
export type AttemptEnd = Pick<AttemptInfo, 'status' | 'requestId' | 'code'>

/** Tells the hooks and the log of one call what becomes of it. */
export interface CallObserver {
  /** @returns headers to send with this attempt */
  beginAttempt(attempt: number): Readonly<Record<string, string>>
  endAttempt(attempt: number, end: AttemptEnd): void
  end(error?: unknown): void
}

/**
 * What observes the calls of a client; undefined when nobody does, and then nothing is measured.
 *
 * @param logger The caller's own: without `debug`, attempts are not logged.
 * @param safeLogger The same, which never throws.
 */
export function createObservers(
  hooks: Hooks | readonly Hooks[] | undefined,
  logger: Logger | undefined,
  safeLogger: Required<Logger>,
): ((call: CallInfo) => CallObserver) | undefined {
  const all = [hooks ?? []].flat()
  if (all.length === 0 && !logger?.debug) return undefined

  /** A hook that fails must not end a call. Its error is not logged: it may quote anything. */
  function tell<Told>(call: CallInfo, name: keyof Hooks, work: (each: Hooks) => Told): Told[] {
    return all.flatMap((each) => {
      try {
        return [work(each)]
      } catch {
        safeLogger.warn(`the hook ${name} threw an error`, { api: call.api, operation: call.operation })
        return []
      }
    })
  }

  return (call) => {
    const { api, operation } = call
    let start = 0
    tell(call, 'onCall', (each) => each.onCall?.(call))
    return {
      beginAttempt(attempt) {
        start = performance.now()
        return Object.assign({}, ...tell(call, 'onRequest', (each) => each.onRequest?.(call, attempt)))
      },
      endAttempt(attempt, { status, requestId, code }) {
        const duration = Math.round(performance.now() - start)
        safeLogger.debug('attempt', { api, operation, status, code, duration, attempt, requestId })
        tell(call, 'onResponse', (each) => each.onResponse?.(call, { attempt, duration, status, requestId, code }))
      },
      end(error) {
        if (HubError.isInstance(error)) tell(call, 'onError', (each) => each.onError?.(call, error))
        tell(call, 'onEnd', (each) => each.onEnd?.(call))
      },
    }
  }
}
