import type { RdvInsertionSnapshot } from './records.js'

/**
 * A département that does not exist, 99, with two organisations: 4012, of the département, which may see NIR, and 4013, an
 * employer (siae), which may not. Their ids here are 12 and 13: a client that mixes the two up finds nothing.
 */
export function createSeed(): RdvInsertionSnapshot {
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
