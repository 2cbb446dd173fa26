import { belongsTo, seesAgent, seesUser } from '../access.js'
import { forbidden, invalid, json, noContent, recordNotFound, refused } from '../answers.js'
import type { AgentRecord, OrganisationRecord, UserRecord } from '../records.js'
import { agentView, organisationView, userView } from '../views.js'
import type { World } from '../world.js'
import type { Context, Perform } from './perform.js'

export const createUserProfile: Perform = (context) => {
  const { world, state } = context
  const { organisation, user } = profileOf(context)
  if (user.organisation_ids.includes(organisation.id)) throw invalid({ user_id: [{ error: 'taken' }] })
  const changed = world.users.update(user.id, { organisation_ids: [...user.organisation_ids, organisation.id] })
  const data = profileView(organisation, changed, world)
  state.announce('created', { model: 'UserProfile', data }, [organisation.id])
  return json({ user_profile: data })
}

/** Refused while there is an appointment to come; the user's own removal is never announced, this is. */
export const deleteUserProfile: Perform = (context) => {
  const { world, state } = context
  const { organisation, user } = profileOf(context)
  if (!user.organisation_ids.includes(organisation.id)) throw recordNotFound('UserProfile', user.id)
  if (hasRdvToCome(user, organisation, world)) {
    throw refused("L'usager a des rendez-vous à venir dans cette organisation")
  }
  const organisation_ids = user.organisation_ids.filter((id) => id !== organisation.id)
  world.users.update(user.id, { organisation_ids })
  const data = profileView(organisation, user, world)
  state.announce('destroyed', { model: 'UserProfile', data }, [organisation.id])
  return noContent()
}

export const createReferentAssignation: Perform = (context) => {
  const { world, state } = context
  const { referent, user } = assignationOf(context)
  if (user.referent_agent_ids.includes(referent.id)) throw invalid({ agent_id: [{ error: 'taken' }] })
  const changed = world.users.update(user.id, { referent_agent_ids: [...user.referent_agent_ids, referent.id] })
  const data = { agent: agentView(referent), user: userView(changed, world) }
  state.announce('created', { model: 'ReferentAssignation', data }, user.organisation_ids)
  return json({ referent_assignation: data })
}

export const deleteReferentAssignation: Perform = (context) => {
  const { world, state } = context
  const { referent, user } = assignationOf(context)
  if (!user.referent_agent_ids.includes(referent.id)) throw recordNotFound('ReferentAssignation', referent.id)
  world.users.update(user.id, { referent_agent_ids: user.referent_agent_ids.filter((id) => id !== referent.id) })
  const data = { agent: agentView(referent), user: userView(user, world) }
  state.announce('destroyed', { model: 'ReferentAssignation', data }, user.organisation_ids)
  return noContent()
}

function profileOf({ parameters, agent, world }: Context) {
  const organisation = world.organisations.get(Number(parameters.required('organisation_id')))
  const user = userOf({ parameters, world })
  if (!organisation) throw invalid({ organisation: [{ error: 'blank' }] })
  if (!belongsTo(agent, organisation.id)) throw forbidden()
  return { organisation, user }
}

function assignationOf(context: Context): { referent: AgentRecord; user: UserRecord } {
  const referent = context.world.agents.get(Number(context.parameters.required('agent_id')))
  const user = userOf(context)
  if (!referent) throw invalid({ agent: [{ error: 'blank' }] })
  if (!seesAgent(context, referent) || !seesUser(context, user)) throw forbidden()
  return { referent, user }
}

function userOf({ parameters, world }: Pick<Context, 'parameters' | 'world'>): UserRecord {
  const user = world.users.get(Number(parameters.required('user_id')))
  if (!user) throw invalid({ user: [{ error: 'blank' }] })
  return user
}

function profileView(organisation: OrganisationRecord, user: UserRecord, world: World) {
  return { organisation: organisationView(organisation), user: userView(user, world) }
}

function hasRdvToCome({ id }: UserRecord, organisation: OrganisationRecord, world: World): boolean {
  return world.rdvs.all().some((rdv) => {
    const isToCome = rdv.organisation_id === organisation.id && rdv.starts_at > Date.now() && rdv.cancelled_at === null
    return isToCome && rdv.participations.some(({ user_id }) => user_id === id)
  })
}
