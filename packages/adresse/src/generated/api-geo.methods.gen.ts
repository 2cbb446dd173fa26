// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: a433f71c3cc225bd0420eab7785cc3e126268255f13271efdb1b63648ae7c542

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './api-geo.types.gen.js'

export interface ListCommunesParameters {
  /** INSEE code. */
  code?: string | undefined
  /** Post code, a text of 5 digits. Several communes may have it. */
  codePostal?: string | undefined
  /** Name or its beginning; results then have a `_score`. */
  nom?: string | undefined
  /** Puts communes with many inhabitants first. */
  boost?: 'population' | undefined
  /** SIREN of the commune. */
  siren?: string | undefined
  /** SIREN of the EPCI that it belongs to. */
  codeEpci?: string | undefined
  /** Code of the department. */
  codeDepartement?: string | undefined
  /** Code of the region. */
  codeRegion?: string | undefined
  /** INSEE code of the commune of a municipal district. */
  codeParent?: string | undefined
  /** INSEE code that it had before. */
  ancienCode?: string | undefined
  /** Latitude of a place within it, with `lon`. */
  lat?: number | string | undefined
  /** Longitude, with `lat`. */
  lon?: number | string | undefined
  /** Kinds, with commas between them. Default `commune-actuelle`. */
  type?: string | undefined
  /** Parts of France, with commas between them. Default all of them for communes, `metro,drom` elsewhere. */
  zone?: string | undefined
  /**
   * Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,
   * codeRegion, codesPostaux, population. Unknown names are ignored by the service.
   */
  fields?: string | undefined
  /** How many at most; 0 gives an empty list. */
  limit?: number | string | undefined
}

export interface GetCommuneParameters {
  /** INSEE code, a text such as `62041` or `2A004`. */
  code: string
  /**
   * Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,
   * codeRegion, codesPostaux, population. Unknown names are ignored by the service.
   */
  fields?: string | undefined
}

export interface ListDepartementsParameters {
  /** Name or its beginning. */
  nom?: string | undefined
  /** Code of the region. */
  codeRegion?: string | undefined
}

export interface GetDepartementParameters {
  /** Code of the department, `01`, `2A`, `974`. */
  code: string
}

export interface ListRegionsParameters {
  /** Name or its beginning. */
  nom?: string | undefined
}

export interface ListEpcisParameters {
  /** Name or its beginning; results then have a `_score`. */
  nom?: string | undefined
  /** Code of a department of it. */
  codeDepartement?: string | undefined
  /** Code of a region of it. */
  codeRegion?: string | undefined
  /** Parts of France, with commas between them. Default all of them for communes, `metro,drom` elsewhere. */
  zone?: string | undefined
  /** How many at most; 0 gives an empty list. */
  limit?: number | string | undefined
}

export interface GetEpciParameters {
  /** Code of the EPCI, which is its SIREN. */
  code: string
}

export interface ListEpciCommunesParameters {
  /** Code of the EPCI, which is its SIREN. */
  code: string
  /**
   * Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,
   * codeRegion, codesPostaux, population. Unknown names are ignored by the service.
   */
  fields?: string | undefined
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface ApiGeoMethods {
  /**
   * Communes that fit every filter.
   *
   * Without any filter the service returns all 35 000: at least one of `code`, `codePostal`, `nom`, `siren`, `codeEpci`,
   * `codeDepartement`, `codeRegion`, `codeParent`, `ancienCode` and a position is required here. `listAllCommunes` asks for all of them.
   *
   * @throws InvalidRequestError 400: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  listCommunes: (parameters?: ListCommunesParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listCommunes']>>
  /**
   * One commune by its INSEE code.
   *
   * A code that no commune has is a NotFoundError.
   *
   * @throws NotFoundError 404: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  getCommune: (parameters: GetCommuneParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getCommune']>>
  /**
   * Departments that fit every filter; all of them without any.
   *
   * Those of metropolitan France and overseas; a hundred and one.
   *
   * @throws ClientError 4XX: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  listDepartements: (parameters?: ListDepartementsParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listDepartements']>>
  /**
   * One department by its code.
   *
   * A code that no department has is a NotFoundError.
   *
   * @throws NotFoundError 404: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  getDepartement: (parameters: GetDepartementParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getDepartement']>>
  /**
   * Regions that fit the name; all of them without one.
   *
   * Those of metropolitan France and overseas.
   *
   * @throws ClientError 4XX: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  listRegions: (parameters?: ListRegionsParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listRegions']>>
  /**
   * EPCI that fit every filter; all of them without any.
   *
   * Groups of communes with a tax of their own, some 1 250, of metropolitan France and overseas unless `zone` says otherwise.
   *
   * @throws InvalidRequestError 400: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  listEpcis: (parameters?: ListEpcisParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listEpcis']>>
  /**
   * One EPCI by its code.
   *
   * A code that none has is a NotFoundError.
   *
   * @throws NotFoundError 404: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  getEpci: (parameters: GetEpciParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getEpci']>>
  /**
   * The communes of an EPCI.
   *
   * A code that no EPCI has is a NotFoundError.
   *
   * @throws NotFoundError 404: What is wrong, in plain text
   * @throws HubError other statuses: What is wrong, in plain text
   */
  listEpciCommunes: (parameters: ListEpciCommunesParameters, options?: CallOptions) => ApiPromise<DataOf<operations['listEpciCommunes']>>
}
