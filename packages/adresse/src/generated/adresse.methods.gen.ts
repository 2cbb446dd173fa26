// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: db946e1b9ef60037fab14f059a27b3612f4eae0e3ae711297171a74bd343da0a

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './adresse.types.gen.js'

/** One of them. */
export interface BatchRequest {
  /** Comes back with the result. */
  id?: string | undefined
  /** What is done. */
  operation: 'search' | 'reverse'
  /** The parameters of the operation, as `search` and `reverse` have them. A search needs `q`, a reverse search a place. */
  params: BatchRequestParams
}

/** The parameters of the operation, as `search` and `reverse` have them. A search needs `q`, a reverse search a place. */
export interface BatchRequestParams {
  /** The text of a search. */
  q?: string | undefined
  /** How many results are looked for. */
  limit?: number | string | undefined
  /** Whether the last word may be unfinished. Default true. */
  autocomplete?: boolean | 'true' | 'false' | undefined
  /** Degrees, WGS 84. */
  lat?: number | string | undefined
  /** Degrees, WGS 84. */
  lon?: number | string | undefined
  /** Area of a reverse search. */
  searchgeom?: string | undefined
  /** What is searched. Default `address`. */
  index?: 'address' | 'poi' | 'parcel' | undefined
  /** Kind of address. */
  type?: 'housenumber' | 'street' | 'locality' | 'municipality' | undefined
  /** Only this post code, a text. */
  postcode?: string | undefined
  /** Only this commune, by its INSEE code; not with `city`. */
  citycode?: string | undefined
  /** Only the commune of this name; not with `citycode`. */
  city?: string | undefined
}

export interface SearchParameters {
  /**
   * The text, such as `12 rue des lilas 62000 arras`. Trimmed; 3 to 200 characters, of which the first is a letter or a digit. Line 2
   * of an address makes the score worse (LE).
   */
  q: string
  /** How many results at most. Default 10; no more than 20 come with `returntruegeometry`. */
  limit?: number | string | undefined
  /** Whether the last word may be unfinished. Default true; use false for addresses that are complete. */
  autocomplete?: boolean | 'true' | 'false' | undefined
  /** Latitude near which results are favoured, with `lon` or not at all. */
  lat?: number | string | undefined
  /** Longitude near which results are favoured, with `lat` or not at all. */
  lon?: number | string | undefined
  /** What is searched, `address` (the default), `poi`, `parcel`, or several with commas between them. */
  index?: string | undefined
  /** Kind of address. Default all of them. */
  type?: 'housenumber' | 'street' | 'locality' | 'municipality' | undefined
  /** Only addresses of this post code, a text of 5 digits. */
  postcode?: string | undefined
  /** Only addresses of this commune, by its INSEE code, a text such as `62041` or `2A004`; not with `city`. */
  citycode?: string | undefined
  /** Only addresses of the commune of this name; not with `citycode`. A name that no commune has is refused with 400. */
  city?: string | undefined
  /** Whether results hold their whole geometry. Default false. */
  returntruegeometry?: boolean | 'true' | 'false' | undefined
}

export interface ReverseParameters {
  /** Latitude, with `lon`. */
  lat?: number | string | undefined
  /** Longitude, with `lat`. */
  lon?: number | string | undefined
  /**
   * Area as the text of a GeoJSON `Polygon`, or of a `Circle` (`{"type":"Circle","coordinates":[lon,lat],"radius":100}`), whose
   * longest side is at most 1000 m.
   */
  searchgeom?: string | undefined
  /** How many results at most. Default 10; no more than 20 come with `returntruegeometry`. */
  limit?: number | string | undefined
  /** What is searched, `address` (the default), `poi`, `parcel`, or several with commas between them. */
  index?: string | undefined
  /** Kind of address. Default all of them. */
  type?: 'housenumber' | 'street' | 'locality' | 'municipality' | undefined
  /** Only addresses of this post code, a text of 5 digits. */
  postcode?: string | undefined
  /** Only addresses of this commune, by its INSEE code, a text such as `62041` or `2A004`; not with `city`. */
  citycode?: string | undefined
  /** Only addresses of the commune of this name; not with `citycode`. A name that no commune has is refused with 400. */
  city?: string | undefined
  /** Whether results hold their whole geometry. Default false. */
  returntruegeometry?: boolean | 'true' | 'false' | undefined
}

export interface SearchCsvParameters {
  /**
   * The CSV file, 50 MB and 200 000 rows at most; its delimiter, encoding and line ends are detected. Given as a stream it is sent
   * once and never again by itself.
   */
  data: Blob | import('@hub/http').FilePart
  /** Columns that make the text, joined by a space. Default all of them, which is rarely wanted. */
  columns?: readonly string[] | undefined
  /** Column of the post code that filters. */
  postcode?: string | undefined
  /** Column of the INSEE code that filters. */
  citycode?: string | undefined
  /** Column of the kind of address that filters. */
  type?: string | undefined
  /** Column of the latitude near which results are favoured. */
  lat?: string | undefined
  /** Column of the longitude. */
  lon?: string | undefined
  /** Columns of the result to keep. Default all of them. */
  result_columns?: readonly string[] | undefined
  /** What is searched. Default `address`. */
  indexes?: readonly ('address' | 'poi' | 'parcel')[] | undefined
}

export interface ReverseCsvParameters {
  /** The CSV file, 50 MB and 200 000 rows at most. */
  data: Blob | import('@hub/http').FilePart
  /** Column of the latitude. */
  lat: string
  /** Column of the longitude. */
  lon: string
  /** Column of the kind of address that filters. */
  type?: string | undefined
  /** Columns of the result to keep. Default all of them. */
  result_columns?: readonly string[] | undefined
  /** What is searched. Default `address`. */
  indexes?: readonly ('address' | 'poi' | 'parcel')[] | undefined
}

export interface BatchParameters {
  /** The requests, 100 at most. */
  requests: readonly BatchRequest[]
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface AdresseMethods {
  /**
   * Addresses that match a text, best first.
   *
   * An empty list means that nothing matches; a failure of the service is an error, never an empty list.
   *
   * @throws InvalidRequestError 400: A parameter is wrong; every problem is listed in `detail` (GPF)
   * @throws RateLimitError 429: More than 50 calls in a second from one IP address: everything is refused for 5 s
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal
   */
  search: (parameters: SearchParameters, options?: CallOptions) => ApiPromise<DataOf<operations['search']>>
  /**
   * Addresses at a position, by descending score.
   *
   * Around `lat` and `lon`, within `searchgeom`, or both; one of them is needed. Each result has its `distance`.
   *
   * @throws InvalidRequestError 400: A parameter is wrong; every problem is listed in `detail` (GPF)
   * @throws RateLimitError 429: More than 50 calls in a second from one IP address: everything is refused for 5 s
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal
   */
  reverse: (parameters?: ReverseParameters, options?: CallOptions) => ApiPromise<DataOf<operations['reverse']>>
  /**
   * Every row of a CSV file with the address found for it.
   *
   * The file comes back as it is read: all its rows in order, with its own columns and those of the result behind them, in UTF-8 and
   * with the delimiter of the file. `result_status` is `ok`, `not-found`, `skipped` (a text that is too short or too long) or `error`
   * (that block of 100 rows failed); cells of numbers are empty unless it is `ok` (GPF). A failure of the service after the beginning
   * cuts the answer: it then has fewer rows than the file. `geocodeRows` notices; whoever reads the stream must count.
   *
   * Default `timeout` of this method: 60000 ms.
   *
   * @throws InvalidRequestError 400: The file or a parameter is wrong; of a file there is a `message` only (GPF)
   * @throws RateLimitError 429: More than 50 calls in a second from one IP address: everything is refused for 5 s
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal
   */
  searchCsv: (parameters: SearchCsvParameters, options?: CallOptions) => ApiPromise<DataOf<operations['searchCsv']>>
  /**
   * Every row of a CSV file with the address at its position.
   *
   * As `searchCsv`, of the positions in two columns of the file.
   *
   * Default `timeout` of this method: 60000 ms.
   *
   * @throws InvalidRequestError 400: The file or a parameter is wrong; of a file there is a `message` only (GPF)
   * @throws RateLimitError 429: More than 50 calls in a second from one IP address: everything is refused for 5 s
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal
   */
  reverseCsv: (parameters: ReverseCsvParameters, options?: CallOptions) => ApiPromise<DataOf<operations['reverseCsv']>>
  /**
   * Up to 100 searches and reverse searches in one call.
   *
   * One result for each request, in any mix of the two operations; match them by `id`. `status` is `ok`, `not-found` or `error`: what is
   * wrong with one request spoils none of the others (GPF). For more than 100, `geocodeRows` sends a file.
   *
   * @throws InvalidRequestError 400: A parameter is wrong; every problem is listed in `detail` (GPF)
   * @throws RateLimitError 429: More than 50 calls in a second from one IP address: everything is refused for 5 s
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal
   */
  batch: (parameters: BatchParameters, options?: CallOptions) => ApiPromise<DataOf<operations['batch']>>
}
