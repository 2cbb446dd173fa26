// Generated from openapi/data-inclusion.yaml by packages/codegen; do not edit.
// sha256 of the document: 4fa60e05fb97b9c547b34419562c0fa7461f496ea533777593ca32028ad0d479

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './data-inclusion.types.gen.js'

export interface ListStructuresParameters {
  /** Number of the page. Default 1. */
  page?: number | string | undefined
  /** Items of a page, 1 to 10 000. Default 5 000. */
  size?: number | string | undefined
  /** Slugs of sources, any of them. */
  sources?: readonly string[] | undefined
  /** Networks, any of them. */
  reseaux_porteurs?: readonly string[] | undefined
  /** Code of the region. */
  code_region?: string | undefined
  /** Region as a slug, `bretagne`. */
  slug_region?: string | undefined
  /** Code of the department, a text. */
  code_departement?: string | undefined
  /** Department as a slug, `finistere`. */
  slug_departement?: string | undefined
  /** INSEE code of the commune, a text. */
  code_commune?: string | undefined
  /** Whether duplicates are left out. Default false. */
  exclure_doublons?: boolean | 'true' | 'false' | undefined
}

export interface GetStructureParameters {
  /** Id, such as `dora--…`. */
  id: string
}

export interface ListServicesParameters {
  /** Number of the page. Default 1. */
  page?: number | string | undefined
  /** Items of a page, 1 to 10 000. Default 5 000. */
  size?: number | string | undefined
  /** Slugs of sources, any of them. */
  sources?: readonly string[] | undefined
  /** Code of the region. */
  code_region?: string | undefined
  /** Region as a slug, `bretagne`. */
  slug_region?: string | undefined
  /** Code of the department, a text. */
  code_departement?: string | undefined
  /** Department as a slug, `finistere`. */
  slug_departement?: string | undefined
  /** INSEE code of the commune, a text. */
  code_commune?: string | undefined
  /** Themes or their categories, any of them. */
  thematiques?: readonly string[] | undefined
  /** `gratuit`, `payant`. */
  frais?: readonly string[] | undefined
  /** For whom, any of them. */
  publics?: readonly string[] | undefined
  /** `a-distance`, `en-presentiel`. */
  modes_accueil?: readonly string[] | undefined
  /** Kinds of service, any of them. */
  types?: readonly string[] | undefined
  /** A text about for whom. */
  recherche_public?: string | undefined
  /** Least quality, 0 to 1. */
  score_qualite_minimum?: number | string | undefined
  /** Whether each service has a free object `extra`. */
  extra?: boolean | 'true' | 'false' | undefined
}

export interface GetServiceParameters {
  /** Id, such as `dora--…`. */
  id: string
}

export interface SearchServicesParameters {
  /** Number of the page. Default 1. */
  page?: number | string | undefined
  /** Items of a page, 1 to 10 000. Default 5 000. */
  size?: number | string | undefined
  /** Slugs of sources, any of them. */
  sources?: readonly string[] | undefined
  /** INSEE code of the commune, a text. */
  code_commune?: string | undefined
  /** Latitude, with `lon`. */
  lat?: number | string | undefined
  /** Longitude, with `lat`. */
  lon?: number | string | undefined
  /** Themes or their categories, any of them. */
  thematiques?: readonly string[] | undefined
  /** `gratuit`, `payant`. */
  frais?: readonly string[] | undefined
  /** For whom, any of them. */
  publics?: readonly string[] | undefined
  /** `a-distance`, `en-presentiel`. */
  modes_accueil?: readonly string[] | undefined
  /** Kinds of service, any of them. */
  types?: readonly string[] | undefined
  /** A text about for whom. */
  recherche_public?: string | undefined
  /** Least quality, 0 to 1. */
  score_qualite_minimum?: number | string | undefined
  /** Whether duplicates are left out. Default false. */
  exclure_doublons?: boolean | 'true' | 'false' | undefined
}

export interface ListValuesParameters {
  /** Name of the list. */
  kind: 'frais' | 'modes-accueil' | 'modes-mobilisation' | 'personnes-mobilisatrices' | 'publics' | 'reseaux-porteurs' | 'thematiques' | 'types-services'
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface DataInclusionMethods {
  /**
   * A page of structures.
   *
   * By source, network and territory; `iterateStructures` goes through all pages.
   *
   * @throws InvalidRequestError 422: A refusal; `detail` is a text or a list
   * @throws HubError other statuses: A refusal; `detail` is a text or a list
   */
  listStructures: (parameters?: ListStructuresParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listStructures']>>
  /**
   * One structure with its services and duplicates.
   *
   * An id that is unknown is a NotFoundError.
   *
   * @throws NotFoundError 404: A refusal; `detail` is a text or a list
   * @throws HubError other statuses: A refusal; `detail` is a text or a list
   */
  getStructure: (parameters: GetStructureParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getStructure']>>
  /**
   * A page of services.
   *
   * By source, territory, theme, quality; `iterateServices` goes through all pages.
   *
   * @throws InvalidRequestError 422: A refusal; `detail` is a text or a list
   * @throws HubError other statuses: A refusal; `detail` is a text or a list
   */
  listServices: (parameters?: ListServicesParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listServices']>>
  /**
   * One service with its structure.
   *
   * An id that is unknown is a NotFoundError.
   *
   * @throws NotFoundError 404: A refusal; `detail` is a text or a list
   * @throws HubError other statuses: A refusal; `detail` is a text or a list
   */
  getService: (parameters: GetServiceParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getService']>>
  /**
   * A page of services by distance.
   *
   * With `code_commune` those whose zone covers it, in person within 50 km. `distance` is in whole kilometres, null for what is done
   * remotely. `iterateFoundServices` goes through all pages.
   *
   * @throws InvalidRequestError 422: A refusal; `detail` is a text or a list
   * @throws HubError other statuses: A refusal; `detail` is a text or a list
   */
  searchServices: (parameters?: SearchServicesParameters, options?: CallOptions) => ApiPromise<DataOf<operations['searchServices']>>
  /**
   * Where structures and services come from.
   *
   * Their slugs are what `sources` takes.
   *
   * @throws ClientError 4XX: A refusal; `detail` is a text or a list
   * @throws HubError other statuses: A refusal; `detail` is a text or a list
   */
  listSources: (options?: CallOptions) => ApiPromise<DataOf<operations['listSources']>>
  /**
   * The values of a list.
   *
   * With their labels.
   *
   * @throws ClientError 4XX: A refusal; `detail` is a text or a list
   * @throws HubError other statuses: A refusal; `detail` is a text or a list
   */
  listValues: (parameters: ListValuesParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listValues']>>
}
