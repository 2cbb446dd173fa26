import { HubError } from '../errors/hub-error.js'
import type { Logger } from '../logger.js'
import type { AttemptInfo, CallInfo, Hooks } from './hooks.js'

/** What an attempt came to: an answer, or why none came. */
export type AttemptEnd = Pick<AttemptInfo, 'status' | 'requestId' | 'code'>

type AnyHooks = Partial<Record<keyof Hooks, (...details: unknown[]) => unknown>>

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

  return (call) => {
    const { api, operation } = call
    /** A hook that fails must not end a call. Its error is not logged: it may quote anything. */
    const tell = (name: keyof Hooks, ...details: unknown[]): unknown[] =>
      all.map((each) => {
        try {
          return (each as AnyHooks)[name]?.(call, ...details)
        } catch {
          return safeLogger.warn(`the hook ${name} threw an error`, { api, operation })
        }
      })
    let start = 0
    tell('onCall')
    return {
      beginAttempt(attempt) {
        start = performance.now()
        return Object.assign({}, ...tell('onRequest', attempt))
      },
      endAttempt(attempt, { status, requestId, code }) {
        const duration = Math.round(performance.now() - start)
        safeLogger.debug('attempt', { api, operation, status, code, duration, attempt, requestId })
        tell('onResponse', { attempt, duration, status, requestId, code })
      },
      end(error) {
        if (HubError.isInstance(error)) tell('onError', error)
        tell('onEnd')
      },
    }
  }
}
