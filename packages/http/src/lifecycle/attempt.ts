import type { AuthHeaders, AuthProvider } from '../auth.js'
import { AttemptDeadline } from './attempt-deadline.js'
import { discardBody } from './body-reader.js'
import type { Call } from './call.js'
import { AttemptFailure, connectionFailure } from './failure.js'
import type { Fetch, OutgoingRequest } from './outgoing-request.js'
import { readBody } from './read-body.js'
import { ReceivedAnswer } from './received-answer.js'
import { isRedirection, redirectTarget } from './redirect.js'
import { assertSendable } from './sendable-header.js'

/** What the caller's AuthProvider threw; taken off again before it reaches the caller, who knows that error. */
export class AuthFailure extends Error {
  readonly thrown: unknown

  constructor(thrown: unknown) {
    super('the AuthProvider failed')
    this.thrown = thrown
  }
}

/**
 * One whole attempt, from credentials to the last byte of the body, under one timer. The caller ends it (`call.endAttempt`), unless the
 * operation hands its body on as it arrives: then the end of the body does.
 */
export function attempt(
  request: OutgoingRequest,
  call: Call,
  fetch: Fetch,
  auth: AuthProvider | undefined,
): Promise<ReceivedAnswer> {
  const deadline = new AttemptDeadline(call)
  call.cleanups.push(() => deadline.release())
  return deadline.race(send(request, call, fetch, auth, deadline))
}

async function send(
  request: OutgoingRequest,
  call: Call,
  fetch: Fetch,
  auth: AuthProvider | undefined,
  deadline: AttemptDeadline,
): Promise<ReceivedAnswer> {
  let { headers } = request
  const wanted = auth && askForHeaders(auth, call)
  const given = isPromise(wanted) ? await wait(wanted) : wanted
  // An already aborted signal, or credentials that came too late: nothing must leave.
  deadline.assertRunning()
  if (auth) {
    call.sentAuth = given as AuthHeaders
    headers = { ...headers, ...toSendable(call.sentAuth) }
  }
  call.attempts++
  deadline.requestIsOut = true
  call.upload?.watch(call.limits, deadline)
  if (call.observer) headers = { ...call.observer.beginAttempt(call.attempts), ...headers }
  const received = await exchange(request, headers, call, fetch, deadline)
  showAnswer(received, call, auth)
  const format = call.operation.answer
  const streamed = format && received.ok && format.receive(received, call, deadline)
  if (streamed) return new ReceivedAnswer(streamed)
  const body = readBody(received, call.limits.maxResponseBytes)
  deadline.onEnd((reason) => body.cancel(reason))
  return new ReceivedAnswer(received, await body.bytes)
}

/** The credentials of an attempt, by header in lower case. */
function toSendable(credentials: AuthHeaders): Record<string, string> {
  try {
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries(credentials)) {
      assertSendable(name, value)
      headers[name.toLowerCase()] = value
    }
    return headers
  } catch {
    // The engine's own message quotes the value.
    throw new AttemptFailure('local', 'a credential holds a character that cannot be sent in a header', {
      field: 'auth',
    })
  }
}

function askForHeaders(auth: AuthProvider, call: Call): AuthHeaders | Promise<AuthHeaders> {
  try {
    return auth.headers({ operation: call.operation.name })
  } catch (thrown) {
    throw new AuthFailure(thrown)
  }
}

/** A secret that is there already waits for nothing. */
function isPromise(headers: AuthHeaders | Promise<AuthHeaders> | undefined): headers is Promise<AuthHeaders> {
  return typeof headers?.['then'] === 'function'
}

async function wait(headers: Promise<AuthHeaders>): Promise<AuthHeaders> {
  try {
    return await headers
  } catch (thrown) {
    throw new AuthFailure(thrown)
  }
}

/** Sends the request, and once more to where the server points when the operation allows it. */
async function exchange(
  request: OutgoingRequest,
  headers: Readonly<Record<string, string>>,
  call: Call,
  fetch: Fetch,
  deadline: AttemptDeadline,
): Promise<Response> {
  const { method, body, init: given } = request
  let { url } = request
  for (let followed = false; ; followed = true) {
    // Its own for each: a `fetch` that the caller gave may add headers to what it gets.
    const init = { ...given, method, headers: { ...headers }, body, redirect: 'manual', signal: deadline.signal }
    let response: Response
    try {
      response = await fetch(url, init as RequestInit)
    } catch (thrown) {
      throw connectionFailure(thrown, 'the connection could not be made or broke before the answer', {
        ...request,
        url,
        headers,
      })
    }
    // A `fetch` that does not listen to its signal may answer when nobody waits any more.
    deadline.assertRunning(response)
    if (!isRedirection(response)) return response
    discardBody(response)
    url = await redirectTarget({ ...request, url }, response, call.operation.redirect, followed)
    deadline.assertRunning()
  }
}

/** Shows the headers of an answer to the provider; what it throws reaches the caller, like any failure of its own. */
function showAnswer(received: Response, call: Call, auth: AuthProvider | undefined): void {
  try {
    auth?.onResponse?.(received.headers, call.sentAuth)
  } catch (thrown) {
    discardBody(received)
    throw new AuthFailure(thrown)
  }
}
