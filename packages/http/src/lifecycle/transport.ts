import type { AuthProvider } from '../auth.js'
import { isTransientStatus } from '../errors/from-status.js'
import type { Logger } from '../logger.js'
import { attempt, AuthFailure, type Fetch } from './attempt.js'
import { backoff } from './backoff.js'
import type { Call } from './call.js'
import { AttemptFailure } from './failure.js'
import { sleep } from './guard.js'
import { parseRetryAfter } from './retry-after.js'

export interface TransportSettings {
  api: string
  fetch: Fetch
  auth: AuthProvider | undefined
  logger: Required<Logger>
}

/** How an attempt ended: with an answer, whatever its status, or without one. */
type Outcome = { response: Response } | { failure: AttemptFailure }

/**
 * Sends a request in as many attempts as its operation and its deadline allow. Resolves to the last answer, whatever its
 * status, and rejects with an AttemptFailure when none could be read.
 */
export async function transport(request: Request, call: Call, settings: TransportSettings): Promise<Response> {
  const repeatable = call.mayRepeat || settings.auth?.onUnauthorized !== undefined
  for (;;) {
    // Sending a request uses its body up; one without body can be sent as it is.
    const copy = repeatable && request.body ? request.clone() : request
    const outcome = await oneAttempt(copy, call, settings)
    if (await isWorthAnother(outcome, call, settings)) continue
    if ('failure' in outcome) throw outcome.failure
    return outcome.response
  }
}

async function oneAttempt(request: Request, call: Call, settings: TransportSettings): Promise<Outcome> {
  try {
    const response = await attempt(request, call, settings.fetch, settings.auth)
    // A server that failed may have done its work first, and a gateway may have lost the answer.
    if (response.status >= 500) call.outcomeUnknown = true
    return { response }
  } catch (error) {
    if (!(error instanceof AttemptFailure)) throw error
    call.outcomeUnknown ||= error.unknownOutcome
    return { failure: error }
  }
}

/** Decides whether to send again, and waits for the moment to do so. */
async function isWorthAnother(outcome: Outcome, call: Call, settings: TransportSettings): Promise<boolean> {
  const { status, headers } = 'response' in outcome ? outcome.response : { status: undefined, headers: undefined }
  if (status === 401) return renew(call, settings)
  if (!call.mayRepeat || !isTransient(outcome)) return false
  const wait = parseRetryAfter(headers?.get('retry-after') ?? null, Date.now()) ?? backoff(call.retries)
  if (wait >= call.timeLeft) return false
  settings.logger.info('request will be sent again', {
    api: settings.api,
    operation: call.operation.name,
    attempts: call.attempts,
    wait: Math.round(wait),
    status,
    code: 'failure' in outcome ? outcome.failure.code : undefined,
  })
  await sleep(wait, call.limits.signal)
  call.retries++
  return true
}

function isTransient(outcome: Outcome): boolean {
  if ('response' in outcome) return isTransientStatus(outcome.response.status)
  return outcome.failure.kind === 'connection' || outcome.failure.kind === 'timeout'
}

/** Asks once per call for fresh credentials, within its deadline; a 401 says that nothing was done, so any operation may. */
async function renew(call: Call, { auth }: TransportSettings): Promise<boolean> {
  if (!auth?.onUnauthorized || call.replayed) return false
  call.replayed = true
  const renewal = (async () => auth.onUnauthorized?.(call.sentAuth) ?? false)().catch((thrown: unknown) => {
    throw new AuthFailure(thrown)
  })
  const enough = new AbortController()
  const stopWaiting = AbortSignal.any([enough.signal, ...(call.limits.signal ? [call.limits.signal] : [])])
  try {
    return await Promise.race([renewal, sleep(Math.max(0, call.timeLeft), stopWaiting).then(() => false)])
  } finally {
    enough.abort()
  }
}
