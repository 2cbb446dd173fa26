import type { ApiPromise, CallOptions, ClientCore, ClientOptions, DataOf } from '@hub/http'
import type { Environment } from './generated/data-inclusion.definition.gen.js'
import type {
  DataInclusionMethods,
  ListServicesParameters,
  ListStructuresParameters,
  SearchServicesParameters,
} from './generated/data-inclusion.methods.gen.js'
import type { components, operations, paths } from './generated/data-inclusion.types.gen.js'
import type { PageReport } from './pages.js'

type Schemas = components['schemas']

export type Structure = Schemas['Structure']
export type Service = Schemas['Service']
/** A service and how far it is, in whole kilometres; null for what is done remotely. */
export type FoundService = Schemas['FoundService']
export type Source = Schemas['Source']

/** The options of every client; without `environment` and `baseUrl`, the address is the public one. */
export interface DataInclusionClientOptions extends ClientOptions<Environment> {
  /** Token with the scope `api`, issued by the team; it does not expire. */
  token?: string | undefined
}

/** A filter that the API has: it is sent as `score_qualite_minimum`. */
export interface QualityByService {
  /** Least quality, 0 to 1, **filtered by the API**. */
  minimumQuality?: number | undefined
}

/** A filter that the API has not for structures: what it answers is filtered here. */
export interface QualityByClient {
  /**
   * Least quality, 0 to 1, **filtered here** over `score_qualite`: a page then has fewer items than `total` and `size` say, and a structure
   * without a score is left out.
   */
  minimumQuality?: number | undefined
}

export type StructureFilters = ListStructuresParameters & QualityByClient
export type ServiceFilters = Omit<ListServicesParameters, 'score_qualite_minimum'> & QualityByService
export type SearchFilters = Omit<SearchServicesParameters, 'score_qualite_minimum'> & QualityByService

/** Options of an iteration; times hold for each page. */
export interface IterationOptions extends CallOptions {
  /** Called with each page: `drift` says that the data changed meanwhile. */
  onPage?: ((report: PageReport) => void) | undefined
}

type PageFor<Id extends keyof operations> = DataOf<operations[Id]>

/** The methods that take `minimumQuality`. */
type Replaced = 'listStructures' | 'listServices' | 'searchServices'

/** The client of data·inclusion. Every method refuses wrong values before any call, naming the parameter. */
export interface DataInclusionClient extends Omit<DataInclusionMethods, Replaced> {
  /** A page of structures, filtered by the API, but for `minimumQuality`. @throws HubError */
  listStructures(parameters?: StructureFilters, options?: CallOptions): Promise<PageFor<'listStructures'>>
  /** A page of services, filtered by the API. @throws HubError */
  listServices(parameters?: ServiceFilters, options?: CallOptions): ApiPromise<PageFor<'listServices'>>
  /**
   * A page of services by distance from a commune or a position.
   *
   * @throws InvalidRequestError `lat` without `lon`, before any call; a commune that does not exist, see `readProblems`
   */
  searchServices(parameters?: SearchFilters, options?: CallOptions): ApiPromise<PageFor<'searchServices'>>
  /** Every structure of all pages once; 1 000 a page unless `size` says otherwise. @throws HubError at the page that fails */
  iterateStructures(
    parameters?: Omit<StructureFilters, 'page'>,
    options?: IterationOptions,
  ): AsyncGenerator<Structure, void, undefined>
  /** Every service of all pages once. @throws HubError at the page that fails */
  iterateServices(
    parameters?: Omit<ServiceFilters, 'page'>,
    options?: IterationOptions,
  ): AsyncGenerator<Service, void, undefined>
  /** Every service that is found, once, by distance. @throws HubError at the page that fails */
  iterateFoundServices(
    parameters?: Omit<SearchFilters, 'page'>,
    options?: IterationOptions,
  ): AsyncGenerator<FoundService, void, undefined>
  /** The slugs among these that no source has. @throws HubError */
  findUnknownSources(slugs: readonly string[], options?: CallOptions): Promise<string[]>
  /** The slugs of all sources but these, for `sources`: the API leaves none out. @throws HubError */
  listSourcesExcept(slugs: readonly string[], options?: CallOptions): Promise<string[]>
  /** The openapi-fetch client underneath: same transport and retries; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}
