/** The kinds of organisations that decide who sees what. */
export type OrganisationType = 'conseil_departemental' | 'france_travail' | 'delegataire_rsa' | 'siae' | 'autre'

export interface SimulatedDepartment {
  id: number
  number: string
  capital: string
  region: string
}

export interface SimulatedCategory {
  id: number
  short_name: string
  name: string
}

export interface SimulatedOrganisation {
  /** Id at rdv-insertion; not used in paths. */
  id: number
  rdv_solidarites_organisation_id: number
  department_id: number
  name: string
  email: string | null
  phone_number: string | null
  type: OrganisationType
  motif_category_ids: number[]
  tags: { id: number; value: string }[]
  motifs: {
    rdv_solidarites_motif_id: number
    name: string
    collectif: boolean
    location_type: string
    follow_up: boolean
    motif_category_id: number | null
  }[]
  lieux: { rdv_solidarites_lieu_id: number; name: string; address: string; phone_number: string | null }[]
}

export interface SimulatedAgent {
  id: number
  email: string
  first_name: string | null
  last_name: string | null
  rdv_solidarites_agent_id: number
  organisation_ids: number[]
}

export interface SimulatedUser {
  id: number
  department_id: number
  organisation_ids: number[]
  created_at: string
  first_name: string
  last_name: string
  affiliation_number: string | null
  role: string | null
  department_internal_id: string | null
  title: string | null
  address: string | null
  phone_number: string | null
  email: string | null
  birth_date: string | null
  rights_opening_date: string | null
  birth_name: string | null
  rdv_solidarites_user_id: number
  nir: string | null
  france_travail_id: string | null
  referent_ids: number[]
  tag_ids: number[]
  archived: boolean
}

export interface SimulatedInvitation {
  id: number
  user_id: number
  organisation_id: number
  motif_category_id: number
  format: string
  clicked: boolean
  rdv_with_referents: boolean
  created_at: string
  delivery_status: string | null
  delivered_at: string | null
  expires_at: string | null
}

export interface SimulatedRdv {
  id: number
  uuid: string
  organisation_id: number
  starts_at: string
  duration_in_min: number
  cancelled_at: string | null
  address: string | null
  created_by: string
  status: string
  max_participants_count: number | null
  rdv_solidarites_rdv_id: number
  rdv_solidarites_motif_id: number
  rdv_solidarites_lieu_id: number | null
  agent_ids: number[]
  participations: { id: number; status: string; created_at: string; created_by: string; user_id: number }[]
}

/** Everything that the simulator remembers, as JSON. Switches, webhooks and failures to come are not part of it. */
export interface RdvInsertionSnapshot {
  version: 1
  next_id: number
  departments: SimulatedDepartment[]
  motif_categories: SimulatedCategory[]
  organisations: SimulatedOrganisation[]
  agents: SimulatedAgent[]
  users: SimulatedUser[]
  invitations: SimulatedInvitation[]
  rdvs: SimulatedRdv[]
}

/** Whether organisations of a type see NIR, which rdv-insertion keeps for them only. */
export function seesNir({ type }: SimulatedOrganisation): boolean {
  return type === 'conseil_departemental' || type === 'france_travail'
}

export function seesInternalId(organisation: SimulatedOrganisation): boolean {
  return seesNir(organisation) || organisation.type === 'delegataire_rsa'
}
