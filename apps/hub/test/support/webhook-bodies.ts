// Bodies of webhooks as the two services document them, about invented people.
import type { EventData as InsertionData } from '@hub/rdv-insertion-client/webhooks'
import type { EventData as SolidaritesData } from '@hub/rdv-solidarites-client/webhooks'

export const PERSON = {
  id: 3127,
  first_name: 'Zébulon',
  last_name: 'Canarino',
  title: 'monsieur',
  role: 'demandeur',
  email: 'zebulon.canarino@example.org',
  phone_number: '+33698765432',
  address: '4 impasse du Canari 59999 Valbrume',
  birth_date: '1985-05-14',
  affiliation_number: 'CANARI0042',
  nir: '185057505601797',
  created_at: '2026-02-01T10:00:00.000+01:00',
  rdv_solidarites_user_id: 8841,
} as const

const ORGANISATION = {
  id: 12,
  name: 'Plateforme d’orientation de Valbrume',
  email: 'orientation@valbrume.example',
  phone_number: '0320000000',
  department_number: '99',
  department_id: 9,
  rdv_solidarites_organisation_id: 4012,
  motif_categories: [{ id: 3, short_name: 'rsa_orientation', name: 'RSA orientation' }],
}

/** An appointment as rdv-insertion sends it. */
export function insertionRdv(changes: Partial<InsertionData['Rdv']> = {}): InsertionData['Rdv'] {
  const starts_at = '2027-09-07T09:30:00.000+02:00'
  return {
    id: 9_007_199_254,
    uuid: '5c3f6b1e-0f2a-4e0e-9d53-3f2f8f1c7a11',
    starts_at,
    duration_in_min: 45,
    cancelled_at: null,
    address: '1 place de la République 59999 Valbrume',
    created_by: 'user',
    status: 'unknown',
    users_count: 1,
    max_participants_count: null,
    rdv_solidarites_rdv_id: 77,
    agents: [
      { id: 5, email: 'agent@valbrume.example', first_name: 'Ada', last_name: 'Agent', rdv_solidarites_agent_id: 6 },
    ],
    lieu: { rdv_solidarites_lieu_id: 8, name: 'Maison', address: '1 place de la République', phone_number: '' },
    motif: {
      rdv_solidarites_motif_id: 14,
      name: 'RSA - orientation',
      collectif: false,
      location_type: 'public_office',
      follow_up: false,
      motif_category: { id: 3, short_name: 'rsa_orientation', name: 'RSA orientation' },
    },
    users: [PERSON],
    organisation: ORGANISATION,
    participations: [
      {
        id: 174_410,
        status: 'unknown',
        created_at: '2027-08-20T15:12:01.123+02:00',
        starts_at,
        created_by: 'user',
        user: PERSON,
      },
    ],
    ...changes,
  }
}

/** An invitation as rdv-insertion sends it. */
export function insertionInvitation(changes: Partial<InsertionData['Invitation']> = {}): InsertionData['Invitation'] {
  return {
    id: 5_150,
    format: 'sms',
    clicked: false,
    rdv_with_referents: false,
    created_at: '2027-08-19T09:00:00.000+02:00',
    delivery_status: null,
    delivered_at: null,
    expires_at: '2027-09-19T09:00:00.000+02:00',
    motif_category: { id: 3, short_name: 'rsa_orientation', name: 'RSA orientation' },
    user: PERSON,
    ...changes,
  }
}

/** An appointment as RDV-Solidarités sends it: Ruby's times, other ids. */
export function solidaritesRdv(changes: Partial<SolidaritesData['Rdv']> = {}): SolidaritesData['Rdv'] {
  const user = { ...PERSON, id: 8841 }
  return {
    id: 77,
    uuid: 'b1b8ec65-0c4b-4c2e-8a5d-1f0f6c0e9d22',
    status: 'unknown',
    starts_at: '2027-09-07 09:30:00 +0200',
    ends_at: '2027-09-07 10:15:00 +0200',
    duration_in_min: 45,
    address: '1 place de la République 59999 Valbrume',
    context: null,
    name: null,
    cancelled_at: null,
    collectif: false,
    max_participants_count: null,
    users_count: 1,
    created_by: 'user',
    organisation: { id: 4012, name: 'Valbrume', email: null, phone_number: null, verticale: 'rdv_insertion' },
    motif: { id: 14, name: 'RSA - orientation', collectif: false },
    lieu: null,
    agents: [],
    users: [user],
    participations: [{ id: 990, status: 'unknown', created_by: 'user', user }],
    ...changes,
  }
}
