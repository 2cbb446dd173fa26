import type { Subscription } from '../types.js'
import type { EventData, EventModel } from '../webhooks/index.js'
import type { EndpointRecord } from './records.js'
import { absenceView, agentView, lieuView, motifView, organisationView, rdvView, userView } from './views.js'
import type { World } from './world.js'

/** What an event is about. */
export type WebhookSubject = { [Model in EventModel]: { model: Model; data: EventData[Model] } }[EventModel]

/** The name of each model in an endpoint's subscriptions. */
export const SUBSCRIPTION: Readonly<Record<EventModel, Subscription>> = {
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
export function recordsOf({ organisation_id }: EndpointRecord, world: World): WebhookSubject[] {
  const organisation = world.organisations.get(organisation_id)
  if (!organisation) return []
  const isOwn = (record: { organisation_id: number }) => record.organisation_id === organisation_id
  const users = world.users.all().filter(({ organisation_ids }) => organisation_ids.includes(organisation_id))
  const agents = world.agents.all().filter(({ roles }) => roles[organisation_id] !== undefined)
  const absences = world.absences.all().filter(({ agent_id }) => agents.some(({ id }) => id === agent_id))
  const shownOrganisation = organisationView(organisation)
  return [
    { model: 'Organisation', data: shownOrganisation },
    ...world.motifs
      .all()
      .filter(isOwn)
      .map((motif): WebhookSubject => ({ model: 'Motif', data: motifView(motif) })),
    ...world.lieux
      .all()
      .filter(isOwn)
      .map((lieu): WebhookSubject => ({ model: 'Lieu', data: lieuView(lieu) })),
    ...agents.map((agent): WebhookSubject => ({ model: 'Agent', data: agentView(agent) })),
    ...agents.map(
      (agent): WebhookSubject => ({
        model: 'AgentRole',
        data: {
          // Agents and roles are created together.
          id: agent.id,
          access_level: agent.roles[organisation_id] ?? 'basic',
          agent: agentView(agent),
          organisation: shownOrganisation,
        },
      }),
    ),
    ...users.map((user): WebhookSubject => ({ model: 'User', data: userView(user, world) })),
    ...users.map(
      (user): WebhookSubject => ({
        model: 'UserProfile',
        data: { organisation: shownOrganisation, user: userView(user, world) },
      }),
    ),
    ...users.flatMap((user) =>
      agents
        .filter(({ id }) => user.referent_agent_ids.includes(id))
        .map(
          (agent): WebhookSubject => ({
            model: 'ReferentAssignation',
            data: { agent: agentView(agent), user: userView(user, world) },
          }),
        ),
    ),
    ...absences.map((absence): WebhookSubject => ({ model: 'Absence', data: absenceView(absence, world) })),
    ...world.rdvs
      .all()
      .filter(isOwn)
      .map((rdv): WebhookSubject => ({ model: 'Rdv', data: rdvView(rdv, world) })),
  ]
}
