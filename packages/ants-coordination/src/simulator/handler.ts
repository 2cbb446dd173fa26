import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import type { AntsOperation } from './failures.js'
import { operationHandlers } from './operations.js'
import { refusal } from './responses.js'
import type { AntsState } from './state.js'

/**
 * Answers one call as the service would: the token first, then the query.
 *
 * @param token The only one accepted; any that is not empty when undefined.
 * @throws Refusal
 */
export function handle(call: SimulatedCall<AntsOperation>, state: AntsState, token: string | undefined): Response {
  const sent = call.headers.get('x-rdv-opt-auth-token') ?? ''
  const isAuthorized = token === undefined ? sent !== '' : sent === token
  if (!isAuthorized) throw refusal(401, 'X-RDV-OPT-AUTH-TOKEN header invalid')
  return Response.json(operationHandlers[call.operation](call.query, state))
}

export function handleUnknownRoute(methods: readonly string[]): Response {
  if (methods.length === 0) return refusal(404, 'Not Found').toResponse()
  return new Refusal(405, { detail: 'Method Not Allowed' }, { allow: methods.join(', ') }).toResponse()
}
