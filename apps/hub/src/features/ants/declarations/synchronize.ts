import { randomUUID } from 'node:crypto'
import { type AntsClient, HubError, RateLimitError, ServerError, type SynchronizationOutcome } from '@hub/ants-client'
import type { Logger } from '../../../platform/process/logging.js'
import { OperatorError } from '../../../platform/process/operator-error.js'
import { type Application, declaredBy, createOwnershipCheck, selectWanted } from './applications.js'
import {
  type Attempt,
  NOT_VALIDATED,
  type Postponement,
  STATUS_MISSING,
  type AttemptOutcome,
} from './synchronization.js'
import { LEASE, LEASE_MARGIN } from './timing.js'

/** State at the begin of an attempt, once it holds the lease of the number. */
export interface BegunAttempt {
  applicationKey: string
  attempt: Attempt
  /** Every appointment that holds or held the number, at least one. */
  applications: readonly Application[]
  /** The number as it is stored: encrypted for the application of this id. */
  encryptedNumber: { applicationRowId: string; text: string }
}

export interface Failure {
  /** What went wrong, in one or two words: neither a message nor a value. */
  code: string
  /** Milliseconds that ANTS asked to be left alone. */
  retryAfter?: number | undefined
}

/** Stores synchronizations. Each call is one transaction. */
export interface SynchronizationStore {
  /** Takes a number for one attempt; undefined when there is nothing to do now, or another attempt is under way. */
  begin(applicationKey: string, owner: string): Promise<BegunAttempt | undefined>
  finish(begun: BegunAttempt, outcome: SynchronizationOutcome): Promise<AttemptOutcome>
  /** The state at ANTS could not be read: the stored states say so, and another attempt follows. */
  postpone(begun: BegunAttempt, postponement: Postponement): Promise<AttemptOutcome>
  fail(begun: BegunAttempt, failure: Failure): Promise<AttemptOutcome>
}

export interface SynchronizationDependencies {
  store: SynchronizationStore
  ants: Pick<AntsClient, 'synchronizeApplication'>
  /** Decrypts a number. */
  decryptNumber: (encrypted: BegunAttempt['encryptedNumber']) => string
  /** Milliseconds of a monotonic clock that also counts while the process is suspended. */
  elapsed: () => number
  /** Ends the calls to ANTS: the attempt then counts as failed, and is repeated soon. */
  signal?: AbortSignal | undefined
  logger: Logger
}

/** Rows that cannot be removed at ANTS: a withdrawal would also remove the row of another editor. */
const BLOCKED = 'withdrawal_blocked'

/**
 * Makes ANTS hold what it should of one number, as often as that changes meanwhile. It may end anywhere, by a crash or an error,
 * and be run again by anybody: it begins by reading what ANTS holds.
 * @returns undefined when there was nothing to do now
 */
export async function synchronizeApplication(
  applicationKey: string,
  dependencies: SynchronizationDependencies,
): Promise<AttemptOutcome | undefined> {
  const { store, elapsed } = dependencies
  let last: AttemptOutcome | undefined
  do {
    // The lease runs from some time after this one: ours ends earlier than others may think, never later.
    const since = elapsed()
    const begun = await store.begin(applicationKey, randomUUID())
    if (begun === undefined) return last
    last = await attempt(begun, since + LEASE - LEASE_MARGIN, dependencies)
  } while (last === 'changed')
  return last
}

async function attempt(
  begun: BegunAttempt,
  deadline: number,
  { store, ants, decryptNumber, elapsed, signal, logger }: SynchronizationDependencies,
): Promise<AttemptOutcome> {
  const { applications, encryptedNumber } = begun
  const isOver = applications.every((application) => application.isOver)
  let outcome: SynchronizationOutcome
  const calls = callsUntil(deadline, elapsed, signal)
  try {
    const wanted = selectWanted(applications)
    outcome = await ants.synchronizeApplication(
      {
        application_id: decryptNumber(encryptedNumber),
        wanted,
        is_own: createOwnershipCheck(applications),
        declared: declaredBy(applications),
        // ANTS wants a meeting point in a status call; any one that the number had will do.
        meeting_point_id: (wanted[0] ?? applications[0]?.wanted)?.meeting_point_id,
      },
      calls,
    )
  } catch (error) {
    const failure = toFailure(error, logger)
    // ANTS answered and gave no status: what is known may have been withdrawn before the error came out.
    if (failure.code === STATUS_MISSING) return store.postpone(begun, { code: STATUS_MISSING, isOver, wrote: true })
    return store.fail(begun, failure)
  } finally {
    calls.release()
  }
  if (!outcome.synchronized) {
    const { withdrawn, withdrawnUnseen = [] } = outcome
    const wrote = withdrawn.length + withdrawnUnseen.length > 0
    return store.postpone(begun, { code: NOT_VALIDATED, isOver, wrote })
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

function toFailure(error: unknown, logger: Logger): Failure {
  if (HubError.isInstance(error)) {
    const code = error.code ?? (error.status ? `http_${error.status}` : error.name)
    const seconds = RateLimitError.isInstance(error) || ServerError.isInstance(error) ? error.retryAfter : null
    return { code, retryAfter: seconds === null ? undefined : seconds * 1_000 }
  }
  if (error instanceof OperatorError) return { code: 'number_unreadable' }
  // A bug with one number: it must neither stop the others nor be retried without end.
  logger.error?.('synchronization broke off', { error: error instanceof Error ? error.name : typeof error })
  return { code: 'unexpected' }
}
