import type { ApiPromise, CallOptions, ClientCore, ClientOptions, DataOf } from '@hub/http'
import type { Environment } from './generated/adresse.definition.gen.js'
import type { AdresseMethods, ReverseParameters } from './generated/adresse.methods.gen.js'
import type { operations, paths } from './generated/adresse.types.gen.js'
import type { GeocodeOptions, GeocodingResult } from './geocoding/geocode.js'
import type { GeocodeRowsOptions } from './geocoding/geocode-rows.js'
import type { GeocodedRow } from './geocoding/row-reader.js'
import type { InputRow } from './geocoding/row-writer.js'

/** The options of every client; without `environment` and `baseUrl`, the address is the public one. */
export interface AdresseClientOptions extends Omit<ClientOptions<Environment>, 'auth'> {
  /**
   * Keeps calls within what the service allows. Default: 45 calls a second for all clients of this process, and 5 s of silence after a 429
   * without a readable `Retry-After`. The limit of the service is by IP address: give several processes one limiter with a shared store.
   */
  rateLimiter?: ClientOptions['rateLimiter']
}

/** The client of the address search. Every method refuses wrong values before any call, naming the parameter. */
export interface AdresseClient extends Omit<AdresseMethods, 'reverse'> {
  /**
   * Addresses at a position, by descending score.
   *
   * Around `lat` and `lon`, within `searchgeom`, or both; one of them is needed. Each result has its `distance`.
   *
   * @throws InvalidRequestError when a parameter is wrong or missing, before any call or by a 400
   * @throws RateLimitError 429: more than 50 calls in a second from one IP address
   * @throws ServerError 5xx
   */
  reverse(parameters: ReverseParameters, options?: CallOptions): ApiPromise<DataOf<operations['reverse']>>
  /**
   * The one address that fits a text best, or `no_result`. Where there is none for a post code that begins with 97 or 98, it is searched
   * once more without the post code (LE).
   *
   * @param address Line 1, post code and city: `12 rue des Lilas 62000 Arras`. Line 2 lowers the score.
   * @throws InvalidRequestError when `address` is no text, or `postcode` not 5 digits
   * @throws HubError when the service fails: never a `no_result`
   */
  geocode(address: string, options?: GeocodeOptions): Promise<GeocodingResult>
  /**
   * Geocodes any number of rows, in CSV files that are sent and received as streams, one after the other: the service takes 50 MB and
   * 200 000 rows in one. Rows are matched by their key, never by their place; the keys of one file are all that is kept of it.
   *
   * @param rows Objects with the columns that the options name; each is read when it can be sent.
   * @throws InvalidRequestError naming the row and column that cannot be sent
   * @throws IncompleteResultError behind the rows of a file of which the service sent fewer back than it was given; rows behind that file
   * were not sent
   * @throws HubError when the service fails; the rows that came before have been handed on
   */
  geocodeRows(
    rows: Iterable<InputRow> | AsyncIterable<InputRow>,
    options: GeocodeRowsOptions,
  ): AsyncGenerator<GeocodedRow, void, undefined>
  /** The openapi-fetch client underneath: same transport, retries and rate limit; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}
