import { Collection } from './collection.js'
import type {
  AbsenceRecord,
  AgentRecord,
  EndpointRecord,
  LieuRecord,
  MotifRecord,
  OrganisationRecord,
  RdvRecord,
  UserRecord,
} from './records.js'

/** Everything that is kept, as JSON. */
export interface WorldSnapshot {
  organisations: OrganisationRecord[]
  agents: AgentRecord[]
  users: UserRecord[]
  motifs: MotifRecord[]
  lieux: LieuRecord[]
  rdvs: RdvRecord[]
  absences: AbsenceRecord[]
  endpoints: EndpointRecord[]
}

/** The records of the simulated server, by kind. Changed directly, they change without any check and without a webhook. */
export class World {
  readonly organisations: Collection<OrganisationRecord>
  readonly agents: Collection<AgentRecord>
  readonly users: Collection<UserRecord>
  readonly motifs: Collection<MotifRecord>
  readonly lieux: Collection<LieuRecord>
  readonly rdvs: Collection<RdvRecord>
  readonly absences: Collection<AbsenceRecord>
  readonly endpoints: Collection<EndpointRecord>

  constructor(snapshot: WorldSnapshot) {
    this.organisations = new Collection(snapshot.organisations)
    this.agents = new Collection(snapshot.agents)
    this.users = new Collection(snapshot.users)
    this.motifs = new Collection(snapshot.motifs)
    this.lieux = new Collection(snapshot.lieux)
    this.rdvs = new Collection(snapshot.rdvs)
    this.absences = new Collection(snapshot.absences)
    this.endpoints = new Collection(snapshot.endpoints)
  }

  toJSON(): WorldSnapshot {
    return {
      organisations: this.organisations.all(),
      agents: this.agents.all(),
      users: this.users.all(),
      motifs: this.motifs.all(),
      lieux: this.lieux.all(),
      rdvs: this.rdvs.all(),
      absences: this.absences.all(),
      endpoints: this.endpoints.all(),
    }
  }
}

/** Two organisations of a department that does not exist, their agent who administers both, one reason, one place, and nobody else. */
export function initialWorld(): WorldSnapshot {
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
