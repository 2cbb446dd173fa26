import type { AuthProvider } from '../auth.js'
import { isTransientStatus } from '../errors/from-status.js'
import type { Logger } from '../logger.js'
import { attempt, AuthFailure } from './attempt.js'
import { sleep } from './attempt-deadline.js'
import type { AttemptGate } from './attempt-gate.js'
import { backoff } from './backoff.js'
import type { Call } from './call.js'
import { AttemptFailure } from './failure.js'
import type { Fetch, OutgoingRequest } from './outgoing-request.js'
import { type ReceivedAnswer, readRequestId } from './received-answer.js'
import { parseRetryAfter } from './retry-after.js'

export interface TransportSettings {
  api: string
  fetch: Fetch
  auth: AuthProvider | undefined
  /** Holds every attempt of the call until its turn. */
  gate: AttemptGate | undefined
  logger: Required<Logger>
  /** The wait that the body of a refusal asks for, in milliseconds; null when it does not say. */
  readWait(answer: ReceivedAnswer): number | null
}

/** How an attempt ended: with an answer, whatever its status, or without one. */
type Outcome = { answer: ReceivedAnswer; failure?: undefined } | { answer?: undefined; failure: AttemptFailure }

/**
 * Sends a request in as many attempts as its operation and its deadline allow. Resolves to the last answer, whatever its
 * status, and rejects with an AttemptFailure when none could be read.
 */
export async function transport(
  request: OutgoingRequest,
  call: Call,
  settings: TransportSettings,
): Promise<ReceivedAnswer> {
  const { gate } = settings
  if (gate) await gate.enter(call, settings.api)
  for (;;) {
    const sent = call.attempts
    let outcome: Outcome
    try {
      const answer = await attempt(request, call, settings.fetch, settings.auth)
      // A server that failed may have done its work first, and a gateway may have lost the answer.
      if (answer.status >= 500) call.outcomeUnknown = true
      call.observer?.endAttempt(call.attempts, { status: answer.status, requestId: readRequestId(answer) })
      if (answer.ok) return answer
      outcome = { answer }
    } catch (error) {
      if (!(error instanceof AttemptFailure)) throw error
      call.outcomeUnknown ||= error.unknownOutcome
      if (call.attempts > sent)
        call.observer?.endAttempt(call.attempts, { status: error.status, code: error.code ?? error.kind })
      outcome = { failure: error }
    } finally {
      call.endAttempt()
    }
    // A repetition without a turn in time is none: the outcome stands, as with a Retry-After beyond the deadline.
    if ((await isWorthAnother(outcome, call, settings)) && (await gate?.enter(call, settings.api, true)) !== false)
      continue
    if (outcome.failure) throw outcome.failure
    return outcome.answer
  }
}

/** Decides whether to send again, and waits for the moment to do so. */
async function isWorthAnother(outcome: Outcome, call: Call, settings: TransportSettings): Promise<boolean> {
  const { answer, failure } = outcome
  const status = answer?.status
  if (status === 401) return renew(call, settings)
  const asked = answer ? readAskedWait(answer, settings) : null
  if (status === 429) settings.gate?.refuse(call, asked)
  if (!call.mayRepeat || !isTransient(outcome)) return false
  const wait = asked ?? backoff(call.retries, call.operation.retryDelay)
  if (wait >= call.timeLeft) return false
  settings.logger.info('request will be sent again', {
    api: settings.api,
    operation: call.operation.name,
    attempts: call.attempts,
    wait: Math.round(wait),
    status,
    code: failure?.code,
  })
  await sleep(wait, call.limits.signal)
  call.retries++
  return true
}

function readAskedWait(answer: ReceivedAnswer, settings: TransportSettings): number | null {
  return parseRetryAfter(answer.headers.get('retry-after'), Date.now()) ?? settings.readWait(answer)
}

function isTransient(outcome: Outcome): boolean {
  const { answer, failure } = outcome
  if (answer) return isTransientStatus(answer.status)
  return failure.kind === 'connection' || failure.kind === 'timeout'
}

/** Asks once per call for fresh credentials, within its deadline; a 401 says that nothing was done, so any operation may. */
async function renew(call: Call, { auth }: TransportSettings): Promise<boolean> {
  if (!auth?.onUnauthorized || call.replayed) return false
  call.replayed = true
  const context = { operation: call.operation.name }
  const renewal = (async () => auth.onUnauthorized?.(call.sentAuth, context) ?? false)().catch((thrown: unknown) => {
    throw new AuthFailure(thrown)
  })
  const enough = new AbortController()
  const stopWaiting = AbortSignal.any([enough.signal, ...(call.limits.signal ? [call.limits.signal] : [])])
  try {
    return await Promise.race([renewal, sleep(call.timeLeft, stopWaiting).then(() => false)])
  } finally {
    enough.abort()
  }
}
