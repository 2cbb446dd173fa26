import type { RdvSolidaritesSnapshot } from './record-store.js'

/** Two organisations of a department that does not exist, their agent who administers both, one reason, one place, and no other people. */
export function createSeed(): RdvSolidaritesSnapshot {
  const organisation = { email: null, phone_number: null, verticale: 'rdv_insertion', territory: '99' }
  return {
    organisations: [
      { ...organisation, id: 412, name: 'Maison des solidarités de Valbrume', external_id: 'mds-valbrume' },
      { ...organisation, id: 413, name: 'Maison des solidarités de Montclair', external_id: null },
    ],
    agents: [
      {
        id: 1,
        email: 'agent@departement.example',
        first_name: 'Camille',
        last_name: 'Montclair',
        roles: { 412: 'admin', 413: 'admin' },
        territories: ['99'],
      },
    ],
    users: [],
    motifs: [
      {
        id: 81,
        name: 'RSA - Orientation : rdv sur site',
        organisation_id: 412,
        service_id: 4,
        location_type: 'public_office',
        bookable_by: 'agents_and_prescripteurs_and_invited_users',
        collectif: false,
        follow_up: false,
        deleted_at: null,
        motif_category: { id: 1, name: 'RSA orientation', short_name: 'rsa_orientation' },
      },
    ],
    lieux: [
      {
        id: 31,
        name: 'Accueil de Valbrume',
        address: '1 place de la Mairie, 99100 Valbrume',
        organisation_id: 412,
        phone_number: null,
        single_use: false,
      },
    ],
    rdvs: [],
    absences: [],
    endpoints: [],
  }
}
