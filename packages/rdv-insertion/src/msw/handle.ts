import { findRoute, pathBelow, type Route } from './addresses.js'
import {
  failed,
  json,
  scanner,
  tooManyRequests,
  unauthorized,
  unknownAgent,
  unknownRoute,
  unreadable,
} from './answers.js'
import { UnreadableBody } from './entry.js'
import { performers } from './operations.js'
import { WrongJsonType } from './person.js'
import type { RdvInsertionState } from './state.js'
import { wait } from './wait.js'
import type { SimulatedAgent } from './world.js'

/** The three headers of a call. */
export interface PresentedHeaders {
  access_token: string
  client: string
  uid: string
}

export interface Service {
  readonly state: RdvInsertionState
  readonly baseUrls: readonly string[]
  /** What RDV-Solidarités says of the three headers: the `uid` of the live token, or undefined. */
  readonly validateToken: (headers: PresentedHeaders) => string | undefined | Promise<string | undefined>
}

/** Thrown in place of an answer when the connection breaks; shaped like the error that `fetch` gives. */
export class BrokenConnection extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })
  }
}

const SCANNERS = /sqlmap|nikto|nmap|dirbuster|gobuster|masscan/i

/**
 * Answers one request as the service would.
 *
 * @throws BrokenConnection for a scheduled `reset` or `lost-answer`, and the signal's reason when the caller gives up
 */
export async function handle(request: Request, service: Service): Promise<Response> {
  request.signal.throwIfAborted()
  const { state } = service
  if (SCANNERS.test(request.headers.get('user-agent') ?? '')) return scanner()
  const route = findRoute(request.method, pathBelow(new URL(request.url), service.baseUrls))
  if (!route) return unknownRoute()
  const failure = state.takeFailure(route.operation)
  if (failure?.kind === 'reset') throw new BrokenConnection()
  if (failure?.kind === 'status') return scheduledAnswer(failure)
  const response = await perform(request, route, service)
  if (failure?.kind === 'lost-answer') throw new BrokenConnection()
  if (failure?.kind === 'delay') await wait(failure.milliseconds, request)
  await wait(state.switches.latency, request)
  return response
}

async function perform(request: Request, route: Route, service: Service): Promise<Response> {
  const { state } = service
  const { many, others } = state.switches.limits
  const limit = route.operation === 'createAndInviteMany' ? many : others
  if (state.limits.exceeds(route.operation, limit, state.now())) return tooManyRequests(limit)
  const agent = await signedIn(request, service)
  if (agent instanceof Response) return agent
  try {
    const body = request.method === 'POST' ? await readJson(request) : {}
    return performers[route.operation]({ state, route, request, query: new URL(request.url).searchParams, body, agent })
  } catch (thrown) {
    if (thrown instanceof UnreadableBody) return unreadable()
    if (thrown instanceof WrongJsonType) return failed()
    throw thrown
  }
}

/** The agent of a call, or the refusal. The `uid` sent must be, to the letter, that of the token. */
async function signedIn(
  request: Request,
  { state, validateToken }: Service,
): Promise<SimulatedAgent | null | Response> {
  const [access_token = '', client = '', uid = ''] = ['access-token', 'client', 'uid'].map(
    (name) => request.headers.get(name)?.trim() ?? '',
  )
  if (access_token === '' || client === '' || uid === '') return unauthorized()
  if ((await validateToken({ access_token, client, uid })) !== uid) return unauthorized()
  const agent = state.data.agents.find(({ email }) => email === uid)
  if (agent) return agent
  return state.switches.acceptUnknownAgents ? null : unknownAgent()
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
  try {
    const value: unknown = JSON.parse(await request.text())
    if (isJson && typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Read below as what it is.
  }
  throw new UnreadableBody()
}

function scheduledAnswer({
  status,
  body = { success: false, errors: ['Panne simulée.'] },
  headers = {},
}: {
  status: number
  body?: unknown
  headers?: Record<string, string> | undefined
}): Response {
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers })
  return typeof body === 'string' ? new Response(body, { status, headers }) : json(status, body, headers)
}
