import { parsePhoneNumber } from '@hub/identifiers'
import type { components } from '../generated/rdv-solidarites.types.gen.js'
import { rubyDateTime } from '../ruby-date-time.js'
import type {
  AbsenceRecord,
  AgentRecord,
  EndpointRecord,
  LieuRecord,
  MotifRecord,
  OrganisationRecord,
  ParticipationRecord,
  RdvRecord,
  UserRecord,
} from './records.js'
import type { World } from './world.js'

type Schemas = components['schemas']

export function organisationView(record: OrganisationRecord): Schemas['Organisation'] {
  const { id, name, email, phone_number, verticale } = record
  return { id, name, email, phone_number, verticale }
}

export function agentView({ id, email, first_name, last_name }: AgentRecord): Schemas['Agent'] {
  return { id, email, first_name, last_name, inclusion_connect_open_id_sub: null }
}

/** Profiles are only shown of one user who is asked for. */
export function userView(user: UserRecord, world: World, withProfiles = false): Schemas['User'] {
  const { organisation_ids, ...fields } = user
  const shown = without(fields, 'referent_agent_ids', 'franceconnect', 'invitation_token')
  const responsible = user.responsible_id === null ? undefined : world.users.get(user.responsible_id)
  return {
    ...shown,
    address_details: null,
    phone_number_formatted: user.phone_number === null ? null : (parsePhoneNumber(user.phone_number) ?? null),
    case_number: null,
    responsible: responsible ? userView(responsible, world) : null,
    created_at: rubyDateTime(user.created_at),
    invitation_created_at: null,
    invitation_accepted_at: null,
    user_profiles: withProfiles ? organisation_ids.flatMap((id) => organisationIn(id, world)) : null,
  }
}

function organisationIn(id: number, world: World): { organisation: Schemas['Organisation'] }[] {
  const record = world.organisations.get(id)
  return record ? [{ organisation: organisationView(record) }] : []
}

export function motifView(motif: MotifRecord): Schemas['Motif'] {
  const { deleted_at, ...shown } = motif
  return {
    ...shown,
    bookable_publicly: motif.bookable_by === 'everyone',
    instruction_for_rdv: null,
    deleted_at: deleted_at === null ? null : rubyDateTime(deleted_at),
  }
}

export function lieuView(lieu: LieuRecord): Schemas['Lieu'] {
  return { ...lieu }
}

export function rdvView(rdv: RdvRecord, world: World): Schemas['Rdv'] {
  const motif = world.motifs.get(rdv.motif_id)
  const organisation = world.organisations.get(rdv.organisation_id)
  const lieu = rdv.lieu_id === null ? undefined : world.lieux.get(rdv.lieu_id)
  const attending = rdv.participations.filter(({ status }) => status !== 'excused' && status !== 'revoked')
  const users = rdv.participations.flatMap(({ user_id }) => world.users.get(user_id) ?? [])
  return {
    id: rdv.id,
    uuid: rdv.uuid,
    status: rdv.status,
    starts_at: rubyDateTime(rdv.starts_at),
    ends_at: rubyDateTime(rdv.starts_at + rdv.duration_in_min * 60_000),
    duration_in_min: rdv.duration_in_min,
    address: lieu?.address ?? '',
    context: rdv.context,
    name: rdv.name,
    cancelled_at: rdv.cancelled_at === null ? null : rubyDateTime(rdv.cancelled_at),
    collectif: motif?.collectif ?? false,
    max_participants_count: rdv.max_participants_count,
    users_count: attending.length,
    created_by: 'agent',
    created_by_type: 'Agent',
    created_by_id: rdv.agent_ids[0] ?? null,
    ...(organisation && { organisation: organisationView(organisation) }),
    ...(motif && { motif: motifView(motif) }),
    lieu: lieu ? lieuView(lieu) : null,
    agents: rdv.agent_ids.flatMap((id) => world.agents.get(id) ?? []).map(agentView),
    users: users.map((user) => userView(user, world)),
    participations: rdv.participations.map((participation) => participationView(participation, world)),
  }
}

function participationView({ id, status, user_id }: ParticipationRecord, world: World): Schemas['Participation'] {
  const user = world.users.get(user_id)
  return {
    id,
    status,
    created_by: 'agent',
    created_by_type: 'Agent',
    created_by_id: null,
    created_by_agent_prescripteur: false,
    send_lifecycle_notifications: true,
    send_reminder_notification: true,
    ...(user && { user: userView(user, world) }),
  }
}

export function absenceView(absence: AbsenceRecord, world: World): Schemas['Absence'] {
  const { agent_id, ...shown } = absence
  const agent = world.agents.get(agent_id)
  const uid = `absence_${absence.id}@RDV Solidarités`
  return {
    ...shown,
    ical_uid: uid,
    rrule: null,
    ical: `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    ...(agent && { agent: agentView(agent) }),
    organisation: null,
  }
}

/** The secret is never shown. */
export function endpointView(endpoint: EndpointRecord): Schemas['WebhookEndpoint'] {
  return without(endpoint, 'secret')
}

function without<Item extends object, Name extends keyof Item>(
  item: Item,
  ...names: readonly Name[]
): Omit<Item, Name> {
  const shown = { ...item }
  for (const name of names) delete shown[name]
  return shown
}
