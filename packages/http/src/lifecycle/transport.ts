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
  logger: Logger
}

/** An answer that another attempt may better: thrown to ky so that it asks `shouldRetry`, given back when that says no. */
class HeldResponse extends Error {
  readonly response: Response

  constructor(response: Response) {
    super('an answer worth another try')
    this.response = response
  }
}

/** Every method: whether a request may be repeated is the operation's own mark, not a matter of its method. */
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace']

/**
 * Sends a request in as many attempts as its operation and its deadline allow. Resolves to the last answer, whatever its
 * status, and rejects with an AttemptFailure when none could be read.
 *
 * ky runs the attempts (it clones the request and its body); deciding and waiting are done in `shouldRetry`, because a wait
 * must end with the deadline and with the caller's signal.
 */
export async function transport(request: Request, call: Call, settings: TransportSettings): Promise<Response> {
  // Loaded on the first call: importing a client should not cost the tens of milliseconds of the runtime's fetch stack.
  const { default: ky } = await import('ky')
  const renewals = settings.auth?.onUnauthorized ? 1 : 0
  try {
    return await ky(request, {
      throwHttpErrors: false,
      timeout: false,
      fetch: async (prepared) =>
        holdBack(await attempt(prepared as Request, call, settings.fetch, settings.auth), call, settings),
      retry: {
        limit: (call.operation.retry === 'never' ? 0 : call.limits.maxRetries) + renewals,
        methods: METHODS,
        backoffLimit: Number.POSITIVE_INFINITY,
        delay: () => 0,
        shouldRetry: ({ error }) => shouldRetry(error, call, settings),
      },
    })
  } catch (error) {
    if (error instanceof HeldResponse) return error.response
    if (error instanceof AttemptFailure) call.outcomeUnknown ||= error.unknownOutcome
    throw error
  }
}

function holdBack(response: Response, call: Call, { auth }: TransportSettings): Response {
  // A server that failed may have done its work first, and a gateway may have lost the answer.
  if (response.status >= 500) call.outcomeUnknown = true
  const renewable = response.status === 401 && auth?.onUnauthorized !== undefined && !call.replayed
  if (renewable || (call.mayRepeat && isTransientStatus(response.status))) throw new HeldResponse(response)
  return response
}

async function shouldRetry(error: unknown, call: Call, settings: TransportSettings): Promise<boolean> {
  const held = error instanceof HeldResponse ? error.response : undefined
  if (held?.status === 401) return renew(call, settings)
  const transient = held !== undefined || (error instanceof AttemptFailure && isTransientFailure(error))
  if (!transient || !call.mayRepeat) return false
  if (error instanceof AttemptFailure) call.outcomeUnknown ||= error.unknownOutcome
  const wait = (held && parseRetryAfter(held.headers.get('retry-after'), Date.now())) ?? backoff(call.retries)
  if (wait >= call.timeLeft) return false
  settings.logger.info?.('request will be sent again', {
    api: settings.api,
    operation: call.operation.name,
    attempts: call.attempts,
    wait: Math.round(wait),
    status: held?.status,
    code: error instanceof AttemptFailure ? error.code : undefined,
  })
  await sleep(wait, call.limits.signal)
  call.retries++
  return true
}

function isTransientFailure({ kind }: AttemptFailure): boolean {
  return kind === 'connection' || kind === 'timeout'
}

/** One fresh set of credentials per call, within its deadline. */
async function renew(call: Call, { auth }: TransportSettings): Promise<boolean> {
  call.replayed = true
  const outOfTime = Symbol('out of time')
  const giveUp = new AbortController()
  const { signal } = call.limits
  const stopWaiting = signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal
  try {
    const renewal = (async () => auth?.onUnauthorized?.(call.sentAuth))().catch((thrown: unknown) => {
      throw new AuthFailure(thrown)
    })
    const outcome = await Promise.race([renewal, sleep(Math.max(0, call.timeLeft), stopWaiting).then(() => outOfTime)])
    return outcome === true
  } finally {
    giveUp.abort()
  }
}
