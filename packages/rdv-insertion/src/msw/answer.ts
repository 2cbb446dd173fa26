import type { SimulatedCall } from '@hub/http/simulator'
import { operations } from '../generated/rdv-insertion.operations.gen.js'
import { failed, scanner, tooManyRequests, unauthorized, unknownAgent, unreadable } from './answers.js'
import { UnreadableBody } from './entry.js'
import { type Performance, performers } from './operations.js'
import { WrongJsonType } from './person.js'
import type { RdvInsertionState } from './state.js'
import type { SimulatedAgent } from './world.js'

/** The three headers of a call. */
export interface PresentedHeaders {
  access_token: string
  client: string
  uid: string
}

/** What RDV-Solidarités says of three headers: the `uid` of the live token, or undefined. */
export type ValidateToken = (headers: PresentedHeaders) => string | undefined | Promise<string | undefined>

/** The operations of the document, and an older name that is still served. */
export const SERVED = {
  ...operations,
  createAndInviteManyApplicants: {
    method: 'POST',
    path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/applicants/create_and_invite_many',
  },
} as const

/** An operation by its `operationId`. */
export type RdvInsertionOperation = keyof typeof SERVED

const SCANNERS = /sqlmap|nikto|nmap|dirbuster|gobuster|masscan/i

/** Answers one call as the service would: limits first, then who calls, then what is asked. */
export async function answer(
  call: SimulatedCall<RdvInsertionOperation>,
  state: RdvInsertionState,
  validateToken: ValidateToken,
): Promise<Response> {
  if (SCANNERS.test(call.headers.get('user-agent') ?? '')) return scanner()
  const { many, others } = state.switches.limits
  const operation = call.operation === 'createAndInviteManyApplicants' ? 'createAndInviteMany' : call.operation
  const limit = operation === 'createAndInviteMany' ? many : others
  if (state.limits.exceeds(operation, limit, state.now())) return tooManyRequests(limit)
  const agent = await signedIn(call.headers, state, validateToken)
  if (agent instanceof Response) return agent
  try {
    const performance: Performance = {
      state,
      agent,
      path: call.path,
      query: call.query,
      headers: call.headers,
      body: SERVED[call.operation].method === 'POST' ? jsonObject(call) : {},
      listKey: operation === call.operation ? 'users' : 'applicants',
    }
    return performers[operation](performance)
  } catch (thrown) {
    if (thrown instanceof UnreadableBody) return unreadable()
    if (thrown instanceof WrongJsonType) return failed()
    throw thrown
  }
}

/** The agent of a call, or the refusal. The `uid` sent must be, to the letter, that of the token. */
async function signedIn(
  headers: Headers,
  state: RdvInsertionState,
  validateToken: ValidateToken,
): Promise<SimulatedAgent | null | Response> {
  const [access_token = '', client = '', uid = ''] = ['access-token', 'client', 'uid'].map(
    (name) => headers.get(name)?.trim() ?? '',
  )
  if (access_token === '' || client === '' || uid === '') return unauthorized()
  if ((await validateToken({ access_token, client, uid })) !== uid) return unauthorized()
  const agent = state.data.agents.find(({ email }) => email === uid)
  if (agent) return agent
  return state.switches.acceptUnknownAgents ? null : unknownAgent()
}

/** Parameters are only read from a body that says it is JSON, and is. */
function jsonObject({ headers, body }: SimulatedCall): Record<string, unknown> {
  const saysJson = /^application\/json\b/i.test(headers.get('content-type') ?? '')
  if (!saysJson || typeof body !== 'object' || body === null || Array.isArray(body)) throw new UnreadableBody()
  return body as Record<string, unknown>
}
