import type { Subscription } from '../types.js'
import type { EventData, EventModel } from '../webhooks/index.js'
import type { EndpointRecord } from './records.js'
import {
  serializeAbsence,
  serializeAgent,
  serializeLieu,
  serializeMotif,
  serializeOrganisation,
  serializeRdv,
  serializeUser,
} from './serializers.js'
import type { RecordStore } from './record-store.js'

/** The subject of an event. */
export type WebhookSubject = { [Model in EventModel]: { model: Model; data: EventData[Model] } }[EventModel]

/** The name of each model in an endpoint's subscriptions. */
export const SUBSCRIPTIONS: Readonly<Record<EventModel, Subscription>> = {
  Rdv: 'rdv',
  Absence: 'absence',
  PlageOuverture: 'plage_ouverture',
  User: 'user',
  UserProfile: 'user_profile',
  Organisation: 'organisation',
  Motif: 'motif',
  Lieu: 'lieu',
  Agent: 'agent',
  AgentRole: 'agent_role',
  ReferentAssignation: 'referent_assignation',
}

/** Every record of an endpoint's organisation. */
export function listSubjects({ organisation_id }: EndpointRecord, records: RecordStore): WebhookSubject[] {
  const organisation = records.organisations.get(organisation_id)
  if (!organisation) return []
  const isOwn = (record: { organisation_id: number }) => record.organisation_id === organisation_id
  const users = records.users.all().filter(({ organisation_ids }) => organisation_ids.includes(organisation_id))
  const agents = records.agents.all().filter(({ roles }) => roles[organisation_id] !== undefined)
  const absences = records.absences.all().filter(({ agent_id }) => agents.some(({ id }) => id === agent_id))
  const subject = <Model extends EventModel>(model: Model, data: EventData[Model]) =>
    ({ model, data }) as WebhookSubject
  const shown = serializeOrganisation(organisation)
  return [
    subject('Organisation', shown),
    ...records.motifs
      .all()
      .filter(isOwn)
      .map((motif) => subject('Motif', serializeMotif(motif))),
    ...records.lieux
      .all()
      .filter(isOwn)
      .map((lieu) => subject('Lieu', serializeLieu(lieu))),
    ...agents.map((agent) => subject('Agent', serializeAgent(agent))),
    ...agents.map((agent) => {
      const access_level = agent.roles[organisation_id] ?? 'basic'
      // Agents and roles are created together: they have one id.
      return subject('AgentRole', { id: agent.id, access_level, agent: serializeAgent(agent), organisation: shown })
    }),
    ...users.map((user) => subject('User', serializeUser(user, records))),
    ...users.map((user) => subject('UserProfile', { organisation: shown, user: serializeUser(user, records) })),
    ...users.flatMap((user) => {
      const referents = agents.filter(({ id }) => user.referent_agent_ids.includes(id))
      return referents.map((agent) =>
        subject('ReferentAssignation', { agent: serializeAgent(agent), user: serializeUser(user, records) }),
      )
    }),
    ...absences.map((absence) => subject('Absence', serializeAbsence(absence, records))),
    ...records.rdvs
      .all()
      .filter(isOwn)
      .map((rdv) => subject('Rdv', serializeRdv(rdv, records))),
  ]
}
