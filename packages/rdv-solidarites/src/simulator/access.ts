import { forbidden, notFound, recordNotFound } from './responses.js'
import type { AgentRecord, OrganisationRecord, UserRecord } from './records.js'
import type { RecordStore } from './record-store.js'

/** The agent who calls, with the records. */
export interface Caller {
  agent: AgentRecord
  records: RecordStore
}

export function belongsTo({ roles }: AgentRecord, organisationId: number): boolean {
  return roles[organisationId] !== undefined
}

/** An organisation that exists and is the agent's. */
export function ownOrganisation({ agent, records }: Caller, id: number): OrganisationRecord {
  const organisation = records.organisations.get(id)
  if (!organisation) throw recordNotFound('Organisation', id)
  if (!belongsTo(agent, id)) throw forbidden()
  return organisation
}

export function seesUser({ agent }: Caller, { organisation_ids }: UserRecord): boolean {
  return organisation_ids.some((id) => belongsTo(agent, id))
}

/** A user who exists and is of one of the agent's organisations. */
export function ownUser(caller: Caller, id: number): UserRecord {
  const user = caller.records.users.get(id)
  if (!user) throw notFound('user')
  if (!seesUser(caller, user)) throw forbidden()
  return user
}

/** Whether two agents share an organisation. */
export function seesAgent({ agent }: Caller, { roles }: AgentRecord): boolean {
  return Object.keys(roles).some((id) => belongsTo(agent, Number(id)))
}
