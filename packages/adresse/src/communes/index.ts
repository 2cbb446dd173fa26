export { createCommunesClient } from './client.js'
export { guessDepartment } from './department-rule.js'
export type { Commune, CommunesClient, CommunesClientOptions, Departement, Region } from './types.js'
export type {
  GetCommuneParameters,
  GetDepartementParameters,
  ListCommunesParameters,
  ListDepartementsParameters,
  ListRegionsParameters,
} from '../generated/api-geo.methods.gen.js'
