import { belongsTo, seesAgent, seesUser } from '../access.js'
import { forbidden, invalid, json, noContent, recordNotFound, refused } from '../responses.js'
import type { AgentRecord, OrganisationRecord, UserRecord } from '../records.js'
import { serializeAgent, serializeOrganisation, serializeUser } from '../serializers.js'
import type { RecordStore } from '../record-store.js'
import type { Context, OperationHandler } from './context.js'

export const createUserProfile: OperationHandler = (context) => {
  const { records, state } = context
  const { organisation, user } = findProfile(context)
  if (user.organisation_ids.includes(organisation.id)) throw invalid({ user_id: [{ error: 'taken' }] })
  const changed = records.users.update(user.id, { organisation_ids: [...user.organisation_ids, organisation.id] })
  const data = serializeProfile(organisation, changed, records)
  state.announce('created', { model: 'UserProfile', data }, [organisation.id])
  return json({ user_profile: data })
}

/** Refused while there is an appointment to come; the user's own removal is never announced, this is. */
export const deleteUserProfile: OperationHandler = (context) => {
  const { records, state } = context
  const { organisation, user } = findProfile(context)
  if (!user.organisation_ids.includes(organisation.id)) throw recordNotFound('UserProfile', user.id)
  if (hasRdvToCome(user, organisation, records)) {
    throw refused("L'usager a des rendez-vous à venir dans cette organisation")
  }
  const organisation_ids = user.organisation_ids.filter((id) => id !== organisation.id)
  records.users.update(user.id, { organisation_ids })
  const data = serializeProfile(organisation, user, records)
  state.announce('destroyed', { model: 'UserProfile', data }, [organisation.id])
  return noContent()
}

export const createReferentAssignation: OperationHandler = (context) => {
  const { records, state } = context
  const { referent, user } = findAssignation(context)
  if (user.referent_agent_ids.includes(referent.id)) throw invalid({ agent_id: [{ error: 'taken' }] })
  const changed = records.users.update(user.id, { referent_agent_ids: [...user.referent_agent_ids, referent.id] })
  const data = { agent: serializeAgent(referent), user: serializeUser(changed, records) }
  state.announce('created', { model: 'ReferentAssignation', data }, user.organisation_ids)
  return json({ referent_assignation: data })
}

export const deleteReferentAssignation: OperationHandler = (context) => {
  const { records, state } = context
  const { referent, user } = findAssignation(context)
  if (!user.referent_agent_ids.includes(referent.id)) throw recordNotFound('ReferentAssignation', referent.id)
  records.users.update(user.id, { referent_agent_ids: user.referent_agent_ids.filter((id) => id !== referent.id) })
  const data = { agent: serializeAgent(referent), user: serializeUser(user, records) }
  state.announce('destroyed', { model: 'ReferentAssignation', data }, user.organisation_ids)
  return noContent()
}

function findProfile({ parameters, agent, records }: Context) {
  const organisation = records.organisations.get(Number(parameters.required('organisation_id')))
  const user = findUser({ parameters, records })
  if (!organisation) throw invalid({ organisation: [{ error: 'blank' }] })
  if (!belongsTo(agent, organisation.id)) throw forbidden()
  return { organisation, user }
}

function findAssignation(context: Context): { referent: AgentRecord; user: UserRecord } {
  const referent = context.records.agents.get(Number(context.parameters.required('agent_id')))
  const user = findUser(context)
  if (!referent) throw invalid({ agent: [{ error: 'blank' }] })
  if (!seesAgent(context, referent) || !seesUser(context, user)) throw forbidden()
  return { referent, user }
}

function findUser({ parameters, records }: Pick<Context, 'parameters' | 'records'>): UserRecord {
  const user = records.users.get(Number(parameters.required('user_id')))
  if (!user) throw invalid({ user: [{ error: 'blank' }] })
  return user
}

function serializeProfile(organisation: OrganisationRecord, user: UserRecord, records: RecordStore) {
  return { organisation: serializeOrganisation(organisation), user: serializeUser(user, records) }
}

function hasRdvToCome({ id }: UserRecord, organisation: OrganisationRecord, records: RecordStore): boolean {
  return records.rdvs.all().some((rdv) => {
    const isToCome = rdv.organisation_id === organisation.id && rdv.starts_at > Date.now() && rdv.cancelled_at === null
    return isToCome && rdv.participations.some(({ user_id }) => user_id === id)
  })
}
