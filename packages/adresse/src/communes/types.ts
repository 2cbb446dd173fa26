import type { ApiPromise, CallOptions, ClientCore, ClientOptions, DataOf } from '@hub/http'
import type { Environment } from '../generated/api-geo.definition.gen.js'
import type { ApiGeoMethods, ListCommunesParameters } from '../generated/api-geo.methods.gen.js'
import type { components, operations, paths } from '../generated/api-geo.types.gen.js'

type Schemas = components['schemas']

/** A commune: its name, its INSEE code, and what else was asked for. */
export type Commune = Schemas['Commune']
export type Departement = Schemas['Departement']
export type Region = Schemas['Region']
/** A group of communes with a tax of its own. */
export type Epci = Schemas['Epci']

/** The options of every client; without `environment` and `baseUrl`, the address is the public one. */
export interface CommunesClientOptions extends Omit<ClientOptions<Environment>, 'auth'> {
  /** Keeps calls within what the service allows. Default: 45 calls a second for this client. */
  rateLimiter?: ClientOptions['rateLimiter']
}

/** The client of API Géo. Every method refuses wrong values before any call, naming the parameter. */
export interface CommunesClient extends Omit<ApiGeoMethods, 'listCommunes'> {
  /**
   * Communes that fit every filter.
   *
   * @throws InvalidRequestError without any filter, since the service would return all 35 000: `listAllCommunes` asks for them
   * @throws HubError when the service fails; what it says is plain text
   */
  listCommunes(
    parameters: ListCommunesParameters,
    options?: CallOptions,
  ): ApiPromise<DataOf<operations['listCommunes']>>
  /** Every commune, some 35 000 in one answer of several megabytes: name `fields`. */
  listAllCommunes(
    parameters?: Pick<ListCommunesParameters, 'fields' | 'type' | 'zone'>,
    options?: CallOptions,
  ): ApiPromise<DataOf<operations['listCommunes']>>
  /** The communes of a post code, which may be several, and of two departments; an empty list for a post code that none has. */
  findByPostcode(postcode: string, options?: CallOptions): Promise<Commune[]>
  /** The communes whose name begins so, the most populated first. */
  findByName(name: string, options?: CallOptions & { limit?: number | undefined }): Promise<Commune[]>
  /**
   * The true departments of a post code, by API Géo: codes in order, usually one; none for a post code that no commune has. `guessDepartment`
   * is the rule of thumb that calls nobody.
   */
  getDepartmentsByPostcode(postcode: string, options?: CallOptions): Promise<string[]>
  /** The openapi-fetch client underneath: same transport, retries and pace; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}
