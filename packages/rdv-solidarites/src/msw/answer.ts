import type { SimulatedCall } from '@hub/http/simulator'
import type { OperationId } from '../requests.js'
import { Refusal, unauthorized } from './answers.js'
import { createAbsence, deleteAbsence, getAbsence, listAbsences, updateAbsence } from './operations/absences.js'
import { getOrganisation, listOrganisations, updateOrganisation } from './operations/organisations.js'
import type { Perform } from './operations/perform.js'
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

const performers: Readonly<Record<Exclude<OperationId, 'listPublicLinks'>, Perform>> = {
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

/** Applies a call and answers it. The token headers are repeated in successes only. */
export function answer(
  call: SimulatedCall<OperationId>,
  state: RdvSolidaritesState,
  authenticate: Authenticate,
): Response {
  const parameters = new Parameters(call)
  const { world } = state
  try {
    if (call.operation === 'listPublicLinks') return listPublicLinks({ parameters, world, state })
    const repeated = authenticate(call.headers)
    const agent = agentOf(call.headers, state)
    if (!repeated || !agent) throw unauthorized()
    const response = performers[call.operation]({ parameters, agent, world, state })
    if (response.ok) for (const [name, value] of Object.entries(repeated)) response.headers.set(name, value)
    state.changed()
    return response
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    return Response.json(bodyOf(thrown, state), { status: thrown.status })
  }
}

/** The one whose e-mail is the `uid`; while nobody has it, the first one, so that any headers will do. */
function agentOf(headers: Headers, { world }: RdvSolidaritesState) {
  const agents = world.agents.all()
  return agents.find(({ email }) => email !== null && email === headers.get('uid')) ?? agents[0]
}

function bodyOf({ body }: Refusal, { switches }: RdvSolidaritesState): unknown {
  if (switches.successInErrors || typeof body !== 'object' || body === null) return body
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'success'))
}

/** Any three headers that are not blank. */
export function acceptAny(headers: Headers): Record<string, string> | undefined {
  const entries = ['access-token', 'client', 'uid'].map((name) => [name, headers.get(name)?.trim() ?? ''] as const)
  return entries.every(([, value]) => value !== '') ? Object.fromEntries(entries) : undefined
}
