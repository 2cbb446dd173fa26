import { randomUUID } from 'node:crypto'
import { type AntsClient, HubError, RateLimitError, ServerError, type SynchronizationOutcome } from '@hub/ants-client'
import type { Logger } from '../../platform/logging.js'
import { OperatorError } from '../../platform/operator-error.js'
import { type Application, ownerOf, wantedOf } from './applications.js'
import type { Attempt, Verdict } from './synchronization.js'
import { LEASE, QUIET_END } from './timing.js'

/** What the procedure begins with, once it has the number to itself. */
export interface BegunAttempt {
  applicationKey: string
  attempt: Attempt
  /** Every appointment that holds or held the number, at least one. */
  applications: readonly Application[]
  /** The number as it is stored: sealed for the application of this id. */
  sealedNumber: { applicationRowId: string; text: string }
}

export interface Failure {
  /** What went wrong, in one word or two: neither message nor value. */
  code: string
  /** Milliseconds that ANTS asked to be left alone. */
  retryAfter?: number | undefined
}

/** Where synchronizations are remembered. Each call is one transaction, done whole or not at all. */
export interface SynchronizationStore {
  /** Takes a number for one attempt; undefined when there is nothing to do now, or another attempt is under way. */
  begin(applicationKey: string, owner: string): Promise<BegunAttempt | undefined>
  finish(begun: BegunAttempt, outcome: SynchronizationOutcome): Promise<Verdict>
  fail(begun: BegunAttempt, failure: Failure): Promise<Verdict>
}

export interface SynchronizationDependencies {
  store: SynchronizationStore
  ants: Pick<AntsClient, 'synchronizeApplication'>
  /** Opens a sealed number. */
  openNumber: (sealed: BegunAttempt['sealedNumber']) => string
  /** Milliseconds by a clock that nobody sets, and that goes on while the process is suspended. */
  elapsed: () => number
  /** Ends the calls to ANTS: the attempt then counts as failed, and is repeated soon. */
  signal?: AbortSignal | undefined
  logger: Logger
}

/** What ANTS does not let us remove: a withdrawal would take the row of another editor with it. */
const BLOCKED = 'withdrawal_blocked'

/**
 * Makes ANTS hold what it should of one number, as often as that changes meanwhile. It may end anywhere, by a crash or an error,
 * and be run again by anybody: it begins by reading what ANTS holds.
 * @returns undefined when there was nothing to do now
 */
export async function synchronizeApplication(
  applicationKey: string,
  dependencies: SynchronizationDependencies,
): Promise<Verdict | undefined> {
  const { store, elapsed } = dependencies
  let last: Verdict | undefined
  do {
    // The lease runs from some time after this one: ours ends earlier than others may think, never later.
    const since = elapsed()
    const begun = await store.begin(applicationKey, randomUUID())
    if (begun === undefined) return last
    last = await attempt(begun, since + LEASE - QUIET_END, dependencies)
  } while (last === 'changed')
  return last
}

async function attempt(
  begun: BegunAttempt,
  deadline: number,
  { store, ants, openNumber, elapsed, signal, logger }: SynchronizationDependencies,
): Promise<Verdict> {
  const { applications, sealedNumber } = begun
  let outcome: SynchronizationOutcome
  const calls = callsUntil(deadline, elapsed, signal)
  try {
    const wanted = wantedOf(applications)
    outcome = await ants.synchronizeApplication(
      {
        application_id: openNumber(sealedNumber),
        wanted,
        is_own: ownerOf(applications),
        // ANTS wants a place in a status call; any one that the number had will do.
        meeting_point_id: (wanted[0] ?? applications[0]?.wanted)?.meeting_point_id,
      },
      calls,
    )
  } catch (error) {
    return store.fail(begun, failureOf(error, logger))
  } finally {
    calls.release()
  }
  return outcome.blocked.length > 0 ? store.fail(begun, { code: BLOCKED }) : store.finish(begun, outcome)
}

/**
 * Options under which no call is made or continued after the deadline. A timer alone would not do: a process that was suspended
 * first handles the answers that came in meanwhile, and would make the next call before its timers run. The client reads the
 * signal at the beginning of each call, so that is where the clock is looked at.
 *
 * A listener that is taken off, not `AbortSignal.any`: what that leaves behind at a signal which lives as long as the process is
 * found by a collection of the whole heap only, and taken away in one go then, thousands of calls later.
 */
function callsUntil(deadline: number, elapsed: () => number, stop?: AbortSignal) {
  const controller = new AbortController()
  const end = (): void => controller.abort()
  const timer = setTimeout(end, Math.max(0, Math.ceil(deadline - elapsed()))).unref()
  stop?.addEventListener('abort', end, { once: true })
  if (stop?.aborted) end()
  return {
    get signal(): AbortSignal {
      return elapsed() < deadline ? controller.signal : AbortSignal.abort()
    },
    /** Ends what may still be under way. */
    release(): void {
      clearTimeout(timer)
      stop?.removeEventListener('abort', end)
      end()
    },
  }
}

function failureOf(error: unknown, logger: Logger): Failure {
  if (HubError.isInstance(error)) {
    const code = error.code ?? (error.status ? `http_${error.status}` : error.name)
    const seconds = RateLimitError.isInstance(error) || ServerError.isInstance(error) ? error.retryAfter : null
    return { code, retryAfter: seconds === null ? undefined : seconds * 1_000 }
  }
  if (error instanceof OperatorError) return { code: 'number_unreadable' }
  // A bug, on one number: it must neither stop the others nor be tried for ever.
  logger.error?.('synchronization broke off', { error: error instanceof Error ? error.name : typeof error })
  return { code: 'unexpected' }
}
