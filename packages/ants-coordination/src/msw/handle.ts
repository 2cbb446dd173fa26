import { findOperation, pathBelow } from './addresses.js'
import { failureAnswer, json, refusal } from './answers.js'
import type { AntsOperation } from './failures.js'
import { performers } from './operations.js'
import type { AntsState } from './state.js'
import { wait } from './wait.js'

export interface Service {
  readonly state: AntsState
  readonly baseUrls: readonly string[]
  /** The only token accepted; any that is not empty when undefined. */
  readonly token: string | undefined
}

/** Thrown in place of an answer when the connection breaks; shaped like the error that `fetch` gives. */
class BrokenConnection extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
  }
}

/**
 * Answers one request as the service would.
 *
 * @throws BrokenConnection for a scheduled `reset` or `lost-answer`, and the signal's reason when the caller gives up
 */
export async function handle(request: Request, service: Service): Promise<Response> {
  request.signal.throwIfAborted()
  const url = new URL(request.url)
  const operation = findOperation(request.method, pathBelow(url, service.baseUrls))
  if (typeof operation !== 'string') return withoutBodyForHead(request, noSuchOperation(operation))
  const response = await perform(operation, url, request, service)
  await wait(service.state.switches.latency, request)
  return response
}

async function perform(operation: AntsOperation, url: URL, request: Request, service: Service): Promise<Response> {
  const { state } = service
  const apply = () => (isAuthorized(request, service) ? performers[operation](url.searchParams, state) : invalidToken())
  const failure = state.takeFailure(operation)
  if (failure === undefined) return apply()
  switch (failure.kind) {
    case 'status':
      return failureAnswer(failure.status, failure.body, failure.headers)
    case 'unsuccessful':
      return json(200, { success: false })
    case 'empty':
      apply()
      return new Response(null, { status: 200, headers: { 'content-type': 'application/json' } })
    case 'delay': {
      const response = apply()
      await wait(failure.milliseconds, request)
      return response
    }
    case 'lost-answer':
      apply()
      break
    case 'reset':
  }
  throw new BrokenConnection()
}

function isAuthorized(request: Request, { token }: Service): boolean {
  const sent = request.headers.get('x-rdv-opt-auth-token') ?? ''
  return token === undefined ? sent !== '' : sent === token
}

function invalidToken(): Response {
  return refusal(401, 'X-RDV-OPT-AUTH-TOKEN header invalid')
}

function noSuchOperation(methods: readonly string[]): Response {
  if (methods.length === 0) return refusal(404, 'Not Found')
  const response = refusal(405, 'Method Not Allowed')
  response.headers.set('allow', methods.join(', '))
  return response
}

function withoutBodyForHead(request: Request, response: Response): Response {
  return request.method === 'HEAD' ? new Response(null, response) : response
}
