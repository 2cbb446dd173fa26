import type { Subscription } from '../types.js'

/** What the simulated server keeps. Instants are epoch milliseconds; what an answer shows is made in `serializers.ts`. */
export interface OrganisationRecord {
  id: number
  name: string
  email: string | null
  phone_number: string | null
  verticale: string
  /** Number of the department. */
  territory: string
  external_id: string | null
}

export interface AgentRecord {
  id: number
  /** Null for the kind «intervenant». */
  email: string | null
  first_name: string | null
  last_name: string | null
  /** Access by organisation; an agent sees nothing of the others. */
  roles: Record<number, 'basic' | 'admin' | 'intervenant'>
  /** Numbers of the departments that the agent administers: needed for webhook endpoints. */
  territories: string[]
}

export interface UserRecord {
  id: number
  first_name: string
  last_name: string
  birth_name: string | null
  birth_date: string | null
  email: string | null
  address: string | null
  phone_number: string | null
  affiliation_number: string | null
  caisse_affiliation: string | null
  family_situation: string | null
  logement: string | null
  number_of_children: number | null
  notes: string | null
  notify_by_sms: boolean | null
  notify_by_email: boolean | null
  responsible_id: number | null
  created_at: number
  organisation_ids: number[]
  referent_agent_ids: number[]
  /** A person who signed in with FranceConnect: their identity can no longer be changed. */
  franceconnect: boolean
  invitation_token: string | null
}

export interface MotifRecord {
  id: number
  name: string
  organisation_id: number
  service_id: number
  location_type: string
  bookable_by: string
  collectif: boolean
  follow_up: boolean
  deleted_at: number | null
  motif_category: { id: number; name: string; short_name: string } | null
}

export interface LieuRecord {
  id: number
  name: string
  address: string
  organisation_id: number
  phone_number: string | null
  single_use: boolean
}

export interface ParticipationRecord {
  id: number
  user_id: number
  status: string
}

export interface RdvRecord {
  id: number
  uuid: string
  status: string
  starts_at: number
  duration_in_min: number
  organisation_id: number
  motif_id: number
  lieu_id: number | null
  agent_ids: number[]
  participations: ParticipationRecord[]
  cancelled_at: number | null
  context: string | null
  name: string | null
  max_participants_count: number | null
}

export interface AbsenceRecord {
  id: number
  agent_id: number
  title: string
  first_day: string
  start_time: string
  end_day: string
  end_time: string
}

export interface EndpointRecord {
  id: number
  organisation_id: number
  target_url: string
  secret: string
  subscriptions: Subscription[]
}
