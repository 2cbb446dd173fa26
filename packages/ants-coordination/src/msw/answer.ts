import type { SimulatedCall } from '@hub/http/simulator'
import { refusal } from './answers.js'
import type { AntsOperation } from './failures.js'
import { performers } from './operations.js'
import type { AntsState } from './state.js'

/**
 * Answers one call as the service would: the token first, then the query.
 *
 * @param token The only one accepted; any that is not empty when undefined.
 */
export function answer(call: SimulatedCall<AntsOperation>, state: AntsState, token: string | undefined): Response {
  const sent = call.headers.get('x-rdv-opt-auth-token') ?? ''
  const isAuthorized = token === undefined ? sent !== '' : sent === token
  return isAuthorized
    ? performers[call.operation](call.query, state)
    : refusal(401, 'X-RDV-OPT-AUTH-TOKEN header invalid')
}

export function noSuchOperation(methods: readonly string[]): Response {
  if (methods.length === 0) return refusal(404, 'Not Found')
  const response = refusal(405, 'Method Not Allowed')
  response.headers.set('allow', methods.join(', '))
  return response
}
