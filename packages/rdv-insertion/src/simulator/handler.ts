import type { SimulatedCall } from '@hub/http/simulator'
import { operationHandlers } from './operations.js'
import { scanner, tooManyRequests, unauthorized, unknownAgent, unreadable } from './responses.js'
import { type RdvInsertionOperation, SERVED } from './served-operations.js'
import type { RdvInsertionState } from './state.js'
import type { SimulatedAgent } from './records.js'

/** The three headers of a call. */
export interface PresentedHeaders {
  access_token: string
  client: string
  uid: string
}

/** Asks RDV-Solidarités about three headers: the `uid` of the live token, or undefined. */
export type ValidateToken = (headers: PresentedHeaders) => string | undefined | Promise<string | undefined>

const SCANNERS = /sqlmap|nikto|nmap|dirbuster|gobuster|masscan/i

/**
 * Answers one call as the service would: limits first, then who calls, then the operation.
 *
 * @throws Refusal
 */
export async function handle(
  call: SimulatedCall<RdvInsertionOperation>,
  state: RdvInsertionState,
  validateToken: ValidateToken,
): Promise<Response> {
  const { path, query, headers } = call
  if (SCANNERS.test(headers.get('user-agent') ?? '')) throw scanner()
  const { many, others } = state.switches.limits
  const operation = call.operation === 'createAndInviteManyApplicants' ? 'createAndInviteMany' : call.operation
  const limit = operation === 'createAndInviteMany' ? many : others
  if (state.limits.exceeds(operation, limit, state.now())) throw tooManyRequests(limit)
  const agent = await authenticate(headers, state, validateToken)
  const body = SERVED[call.operation].method === 'POST' ? parseJsonObject(call) : {}
  const listKey = operation === call.operation ? 'users' : 'applicants'
  return operationHandlers[operation]({ state, agent, path, query, headers, body, listKey })
}

/**
 * The agent of a call. The `uid` sent must be, to the letter, that of the token.
 *
 * @throws Refusal
 */
async function authenticate(
  headers: Headers,
  state: RdvInsertionState,
  validateToken: ValidateToken,
): Promise<SimulatedAgent | null> {
  const [access_token = '', client = '', uid = ''] = ['access-token', 'client', 'uid'].map(
    (name) => headers.get(name)?.trim() ?? '',
  )
  if (access_token === '' || client === '' || uid === '') throw unauthorized()
  if ((await validateToken({ access_token, client, uid })) !== uid) throw unauthorized()
  const agent = state.data.agents.find(({ email }) => email === uid)
  if (agent) return agent
  if (!state.switches.acceptUnknownAgents) throw unknownAgent()
  return null
}

/** Parameters are only read from a body that says it is JSON, and is. */
function parseJsonObject({ headers, body }: SimulatedCall): Record<string, unknown> {
  const saysJson = /^application\/json\b/i.test(headers.get('content-type') ?? '')
  if (!saysJson || typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable()
  return body as Record<string, unknown>
}
