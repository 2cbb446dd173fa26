import { parseFrenchNumber } from '@hub/identifiers/phonelib'
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
import type { RecordStore } from './record-store.js'

type Schemas = components['schemas']

export function serializeOrganisation(record: OrganisationRecord): Schemas['Organisation'] {
  const { id, name, email, phone_number, verticale } = record
  return { id, name, email, phone_number, verticale }
}

export function serializeAgent({ id, email, first_name, last_name }: AgentRecord): Schemas['Agent'] {
  return { id, email, first_name, last_name, inclusion_connect_open_id_sub: null }
}

/** Profiles are only shown of one user who is asked for. */
export function serializeUser(user: UserRecord, records: RecordStore, withProfiles = false): Schemas['User'] {
  const { organisation_ids, ...fields } = user
  const shown = without(fields, 'referent_agent_ids', 'franceconnect', 'invitation_token')
  const responsible = user.responsible_id === null ? undefined : records.users.get(user.responsible_id)
  return {
    ...shown,
    address_details: null,
    phone_number_formatted: user.phone_number === null ? null : (parseFrenchNumber(user.phone_number)?.number ?? null),
    case_number: null,
    responsible: responsible ? serializeUser(responsible, records) : null,
    created_at: rubyDateTime(user.created_at),
    invitation_created_at: null,
    invitation_accepted_at: null,
    user_profiles: withProfiles ? organisation_ids.flatMap((id) => serializeProfileIn(id, records)) : null,
  }
}

function serializeProfileIn(id: number, records: RecordStore): { organisation: Schemas['Organisation'] }[] {
  const record = records.organisations.get(id)
  return record ? [{ organisation: serializeOrganisation(record) }] : []
}

export function serializeMotif(motif: MotifRecord): Schemas['Motif'] {
  const { deleted_at, ...shown } = motif
  return {
    ...shown,
    bookable_publicly: motif.bookable_by === 'everyone',
    instruction_for_rdv: null,
    deleted_at: deleted_at === null ? null : rubyDateTime(deleted_at),
  }
}

export function serializeLieu(lieu: LieuRecord): Schemas['Lieu'] {
  return { ...lieu }
}

export function serializeRdv(rdv: RdvRecord, records: RecordStore): Schemas['Rdv'] {
  const motif = records.motifs.get(rdv.motif_id)
  const organisation = records.organisations.get(rdv.organisation_id)
  const lieu = rdv.lieu_id === null ? undefined : records.lieux.get(rdv.lieu_id)
  const attending = rdv.participations.filter(({ status }) => status !== 'excused' && status !== 'revoked')
  const users = rdv.participations.flatMap(({ user_id }) => records.users.get(user_id) ?? [])
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
    ...(organisation && { organisation: serializeOrganisation(organisation) }),
    ...(motif && { motif: serializeMotif(motif) }),
    lieu: lieu ? serializeLieu(lieu) : null,
    agents: rdv.agent_ids.flatMap((id) => records.agents.get(id) ?? []).map(serializeAgent),
    users: users.map((user) => serializeUser(user, records)),
    participations: rdv.participations.map((participation) => serializeParticipation(participation, records)),
  }
}

function serializeParticipation(
  { id, status, user_id }: ParticipationRecord,
  records: RecordStore,
): Schemas['Participation'] {
  const user = records.users.get(user_id)
  return {
    id,
    status,
    created_by: 'agent',
    created_by_type: 'Agent',
    created_by_id: null,
    created_by_agent_prescripteur: false,
    send_lifecycle_notifications: true,
    send_reminder_notification: true,
    ...(user && { user: serializeUser(user, records) }),
  }
}

export function serializeAbsence(absence: AbsenceRecord, records: RecordStore): Schemas['Absence'] {
  const { agent_id, ...shown } = absence
  const agent = records.agents.get(agent_id)
  const uid = `absence_${absence.id}@RDV Solidarités`
  return {
    ...shown,
    ical_uid: uid,
    rrule: null,
    ical: `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    ...(agent && { agent: serializeAgent(agent) }),
    organisation: null,
  }
}

/** The secret is never shown. */
export function serializeEndpoint(endpoint: EndpointRecord): Schemas['WebhookEndpoint'] {
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
