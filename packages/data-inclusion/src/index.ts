export { createDataInclusionClient } from './client.js'
export { type Problem, readProblems } from './errors.js'
export type {
  GetServiceParameters,
  GetStructureParameters,
  ListServicesParameters,
  ListStructuresParameters,
  ListValuesParameters,
  SearchServicesParameters,
} from './generated/data-inclusion.methods.gen.js'
export type { PageReport } from './pages.js'
export type {
  DataInclusionClient,
  DataInclusionClientOptions,
  FoundService,
  IterationOptions,
  QualityByClient,
  QualityByService,
  SearchFilters,
  Service,
  ServiceFilters,
  Source,
  Structure,
  StructureFilters,
} from './types.js'
export * from './generated/errors.gen.js'
