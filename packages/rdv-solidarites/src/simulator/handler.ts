import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import type { OperationId } from '../types.js'
import { unauthorized } from './responses.js'
import { createAbsence, deleteAbsence, getAbsence, listAbsences, updateAbsence } from './operations/absences.js'
import { getOrganisation, listOrganisations, updateOrganisation } from './operations/organisations.js'
import type { OperationHandler } from './operations/context.js'
import { listRdvs, updateParticipation } from './operations/rdvs.js'
import { listAgents, listMotifs, listPublicLinks } from './operations/reference-lists.js'
import {
  createReferentAssignation,
  createUserProfile,
  deleteReferentAssignation,
  deleteUserProfile,
} from './operations/relations.js'
import {
  createRdvInvitationToken,
  createUser,
  getOrganisationUser,
  getUser,
  listOrganisationUsers,
  listUsers,
  updateUser,
} from './operations/users.js'
import { createWebhookEndpoint, listWebhookEndpoints, updateWebhookEndpoint } from './operations/webhook-endpoints.js'
import { Parameters } from './parameters.js'
import type { RdvSolidaritesState } from './state.js'

/** The headers that an answer repeats, when those of a request are of a live session. */
export type Authenticate = (headers: Headers) => Record<string, string> | undefined

const operationHandlers: Readonly<Record<Exclude<OperationId, 'listPublicLinks'>, OperationHandler>> = {
  listOrganisations,
  getOrganisation,
  updateOrganisation,
  listRdvs,
  listUsers,
  createUser,
  getUser,
  updateUser,
  listOrganisationUsers,
  getOrganisationUser,
  listWebhookEndpoints,
  createWebhookEndpoint,
  updateWebhookEndpoint,
  updateParticipation,
  listMotifs,
  listAgents,
  createRdvInvitationToken,
  listAbsences,
  createAbsence,
  getAbsence,
  updateAbsence,
  deleteAbsence,
  createUserProfile,
  deleteUserProfile,
  createReferentAssignation,
  deleteReferentAssignation,
}

/**
 * Applies a call and answers it. The token headers are repeated in successes only.
 *
 * @throws Refusal
 */
export function handle(
  call: SimulatedCall<OperationId>,
  state: RdvSolidaritesState,
  authenticate: Authenticate,
): Response {
  try {
    return handleAuthenticated(call, state, authenticate)
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || state.switches.successInErrors) throw thrown
    throw withoutSuccess(thrown)
  }
}

export function handleUnknownRoute(): Response {
  return new Response('<!DOCTYPE html><html><body>The page you were looking for doesn’t exist.</body></html>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}

function handleAuthenticated(
  call: SimulatedCall<OperationId>,
  state: RdvSolidaritesState,
  authenticate: Authenticate,
): Response {
  const parameters = new Parameters(call)
  const { records } = state
  if (call.operation === 'listPublicLinks') return listPublicLinks({ parameters, records, state })
  const repeated = authenticate(call.headers)
  const agent = findAgent(call.headers, state)
  if (!repeated || !agent) throw unauthorized()
  const response = operationHandlers[call.operation]({ parameters, agent, records, state })
  if (response.ok) for (const [name, value] of Object.entries(repeated)) response.headers.set(name, value)
  state.changed()
  return response
}

/** The one whose e-mail is the `uid`; when there is none, the first one, so that any headers work. */
function findAgent(headers: Headers, { records }: RdvSolidaritesState) {
  const agents = records.agents.all()
  return agents.find(({ email }) => email !== null && email === headers.get('uid')) ?? agents[0]
}

function withoutSuccess({ status, body, headers }: Refusal): Refusal {
  if (typeof body !== 'object' || body === null) return new Refusal(status, body, headers)
  const { success: _, ...rest } = body as Record<string, unknown>
  return new Refusal(status, rest, headers)
}

/** Any three headers that are not blank. */
export function acceptAny(headers: Headers): Record<string, string> | undefined {
  const entries = ['access-token', 'client', 'uid'].map((name) => [name, headers.get(name)?.trim() ?? ''] as const)
  return entries.every(([, value]) => value !== '') ? Object.fromEntries(entries) : undefined
}
