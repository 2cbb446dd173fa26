export { createCommunesClient } from './client.js'
export { guessDepartment } from './department-rule.js'
export type { Commune, CommunesClient, CommunesClientOptions, Departement, Epci, Region } from './types.js'
export type {
  GetCommuneParameters,
  GetDepartementParameters,
  GetEpciParameters,
  ListCommunesParameters,
  ListDepartementsParameters,
  ListEpciCommunesParameters,
  ListEpcisParameters,
  ListRegionsParameters,
} from '../generated/api-geo.methods.gen.js'
