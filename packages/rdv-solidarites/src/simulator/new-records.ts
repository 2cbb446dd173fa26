import type { RdvRecord, UserRecord } from './records.js'
import type { RecordStore } from './record-store.js'

/** Fields of a new user; missing ones get defaults. */
export type UserToAdd = Partial<UserRecord>

/** Fields of a new appointment; participants by their ids. */
export interface RdvToAdd extends Partial<Omit<RdvRecord, 'participations'>> {
  user_ids?: readonly number[]
}

/** A user of the first organisation, unless it is said otherwise. */
export function newUser(user: UserToAdd): Omit<UserRecord, 'id'> & { id?: number | undefined } {
  return {
    first_name: 'Zoé',
    last_name: 'Fictive',
    birth_name: null,
    birth_date: null,
    email: null,
    address: null,
    phone_number: null,
    affiliation_number: null,
    caisse_affiliation: null,
    family_situation: null,
    logement: null,
    number_of_children: null,
    notes: null,
    notify_by_sms: true,
    notify_by_email: true,
    responsible_id: null,
    created_at: Date.now(),
    organisation_ids: [412],
    referent_agent_ids: [],
    franceconnect: false,
    invitation_token: null,
    ...user,
  }
}

/** An appointment of half an hour, tomorrow, with the first agent. */
export function newRdv(rdv: RdvToAdd, records: RecordStore): Omit<RdvRecord, 'id'> & { id?: number | undefined } {
  const { user_ids = [], ...given } = rdv
  const known = records.rdvs.all().flatMap(({ participations }) => participations)
  const firstFree = Math.max(0, ...known.map(({ id }) => id)) + 1
  return {
    uuid: crypto.randomUUID(),
    status: 'unknown',
    starts_at: Math.ceil(Date.now() / 60_000) * 60_000 + 86_400_000,
    duration_in_min: 30,
    organisation_id: 412,
    motif_id: 81,
    lieu_id: 31,
    agent_ids: [1],
    participations: user_ids.map((user_id, index) => ({ id: firstFree + index, user_id, status: 'unknown' })),
    cancelled_at: null,
    context: null,
    name: null,
    max_participants_count: null,
    ...given,
  }
}
