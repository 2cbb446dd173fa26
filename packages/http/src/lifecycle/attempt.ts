import type { AuthProvider } from '../auth.js'
import type { Call } from './call.js'
import { AttemptFailure, connectionFailure } from './failure.js'
import { Guard } from './guard.js'
import { readBody } from './read-body.js'
import { isRedirection, redirectTarget } from './redirect.js'
import { wholeResponse } from './whole-response.js'

export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>

/** What the caller's AuthProvider threw; taken off again before it reaches the caller, who knows that error. */
export class AuthFailure extends Error {
  readonly thrown: unknown

  constructor(thrown: unknown) {
    super('the AuthProvider failed')
    this.thrown = thrown
  }
}

/** One whole attempt, from credentials to the last byte of the body, under one timer. */
export async function attempt(
  request: Request,
  call: Call,
  fetch: Fetch,
  auth: AuthProvider | undefined,
): Promise<Response> {
  const { timeout, maxResponseBytes, signal } = call.limits
  const timeLeft = Math.max(0, call.timeLeft)
  const guard = new Guard({ timeout: Math.min(timeout, timeLeft), isTotal: timeLeft <= timeout, signal })
  try {
    if (auth) await authenticate(request, call, auth, guard)
    // An already aborted signal, or credentials that came too late: nothing must leave.
    guard.signal.throwIfAborted()
    call.attempts++
    guard.requestIsOut = true
    const received = await exchange(request, call, fetch, guard)
    showAnswer(received, call, auth)
    const body = readBody(received, maxResponseBytes)
    const bytes = await guard.race(body.bytes, (reason) => body.cancel(reason))
    return wholeResponse(received, bytes)
  } finally {
    guard.release()
  }
}

async function authenticate(request: Request, call: Call, auth: AuthProvider, guard: Guard): Promise<void> {
  const wanted = (async () => auth.headers())().catch((thrown: unknown) => {
    throw new AuthFailure(thrown)
  })
  call.sentAuth = await guard.race(wanted)
  try {
    for (const [name, value] of Object.entries(call.sentAuth)) request.headers.set(name, value)
  } catch {
    // The engine's own message quotes the value.
    throw new AttemptFailure('local', 'a credential holds a character that cannot be sent in a header', {
      field: 'auth',
    })
  }
}

/** Sends the request, and once more to where the server points when the operation allows it. */
async function exchange(request: Request, call: Call, fetch: Fetch, guard: Guard): Promise<Response> {
  let next = request
  for (let followed = false; ; followed = true) {
    const response = await guard.race(send(next, fetch, guard))
    if (!isRedirection(response)) return response
    discard(response)
    next = new Request(redirectTarget(next, response, call.operation.redirect, followed), next)
  }
}

/** Frees the connection of an answer whose body nobody reads: it may never end. */
function discard(response: Response): void {
  void response.body?.cancel().catch(() => {})
}

/** Shows the headers of an answer to the provider; what it throws reaches the caller, like any failure of its own. */
function showAnswer(received: Response, call: Call, auth: AuthProvider | undefined): void {
  try {
    auth?.onResponse?.(received.headers, call.sentAuth)
  } catch (thrown) {
    discard(received)
    throw new AuthFailure(thrown)
  }
}

async function send(request: Request, fetch: Fetch, guard: Guard): Promise<Response> {
  try {
    return await fetch(request, { redirect: 'manual', signal: guard.signal })
  } catch (thrown) {
    throw connectionFailure(thrown, 'the connection could not be made or broke before the answer')
  }
}
