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
export interface RdvSolidaritesSnapshot {
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
export class RecordStore {
  readonly organisations: Collection<OrganisationRecord>
  readonly agents: Collection<AgentRecord>
  readonly users: Collection<UserRecord>
  readonly motifs: Collection<MotifRecord>
  readonly lieux: Collection<LieuRecord>
  readonly rdvs: Collection<RdvRecord>
  readonly absences: Collection<AbsenceRecord>
  readonly endpoints: Collection<EndpointRecord>

  constructor(snapshot: RdvSolidaritesSnapshot) {
    this.organisations = new Collection(snapshot.organisations)
    this.agents = new Collection(snapshot.agents)
    this.users = new Collection(snapshot.users)
    this.motifs = new Collection(snapshot.motifs)
    this.lieux = new Collection(snapshot.lieux)
    this.rdvs = new Collection(snapshot.rdvs)
    this.absences = new Collection(snapshot.absences)
    this.endpoints = new Collection(snapshot.endpoints)
  }

  toJSON(): RdvSolidaritesSnapshot {
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
