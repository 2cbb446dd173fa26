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
  /** Of rdv-insertion; paths do not take it. */
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

/**
 * A département that does not exist, 99, with two organisations: 4012, of the département, which may see NIR, and 4013, an
 * employer (siae), which may not. Their ids here are 12 and 13: a client that mixes the two up finds nothing.
 */
export function invented(): RdvInsertionSnapshot {
  const tags = [{ id: 31, value: 'Priorité' }]
  const lieux = [
    {
      rdv_solidarites_lieu_id: 5_000_000_001,
      name: 'Maison de Valbrume',
      address: '1 place du Marché 99000 Valbrume',
      phone_number: '',
    },
  ]
  return {
    version: 1,
    next_id: 1_001,
    departments: [{ id: 7, number: '99', capital: 'Valbrume', region: 'Brumes' }],
    motif_categories: [
      { id: 21, short_name: 'rsa_orientation', name: 'RSA orientation' },
      { id: 22, short_name: 'siae_interview', name: "Entretien d'embauche" },
      { id: 23, short_name: 'rsa_accompagnement', name: 'RSA accompagnement' },
    ],
    organisations: [
      {
        id: 12,
        rdv_solidarites_organisation_id: 4012,
        department_id: 7,
        name: 'Service insertion de Valbrume',
        email: 'insertion@valbrume.example',
        phone_number: null,
        type: 'conseil_departemental',
        motif_category_ids: [21, 23],
        tags,
        motifs: [
          {
            rdv_solidarites_motif_id: 601,
            name: 'Premier rendez-vous',
            collectif: false,
            location_type: 'public_office',
            follow_up: false,
            motif_category_id: 21,
          },
        ],
        lieux,
      },
      {
        id: 13,
        rdv_solidarites_organisation_id: 4013,
        department_id: 7,
        name: 'Les Jardins de Valbrume',
        email: null,
        phone_number: '+33123456789',
        type: 'siae',
        motif_category_ids: [22],
        tags: [],
        motifs: [
          {
            rdv_solidarites_motif_id: 602,
            name: 'Entretien',
            collectif: false,
            location_type: 'phone',
            follow_up: false,
            motif_category_id: 22,
          },
        ],
        lieux: [],
      },
    ],
    agents: [
      {
        id: 41,
        email: 'agent@valbrume.example',
        first_name: 'Dominique',
        last_name: 'Exemple',
        rdv_solidarites_agent_id: 901,
        organisation_ids: [12, 13],
      },
      {
        id: 42,
        email: 'jardins@valbrume.example',
        first_name: 'Claude',
        last_name: 'Exemple',
        rdv_solidarites_agent_id: 902,
        organisation_ids: [13],
      },
    ],
    users: [],
    invitations: [],
    rdvs: [],
  }
}

/** Whether organisations of a type see NIR, which rdv-insertion keeps for them only. */
export function seesNir({ type }: SimulatedOrganisation): boolean {
  return type === 'conseil_departemental' || type === 'france_travail'
}

export function seesInternalId(organisation: SimulatedOrganisation): boolean {
  return seesNir(organisation) || organisation.type === 'delegataire_rsa'
}
