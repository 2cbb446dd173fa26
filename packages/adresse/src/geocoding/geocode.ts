import { type CallOptions, ContractError, InvalidRequestError } from '@hub/http'
import type { SearchParameters } from '../generated/adresse.methods.gen.js'
import type { AddressCollection, AddressFeature } from '../answers.js'
import { isOverseasPostcode, isSearchable } from './address-text.js'

/** Options of `geocode`: those of every call, and the post code. */
export interface GeocodeOptions extends CallOptions {
  /** Only addresses of this post code, a text of 5 digits. */
  postcode?: string | null | undefined
}

/** The address that fits best. */
export interface GeocodedAddress {
  outcome: 'found'
  /** Line 1: number and street, or the name of a place or a commune. */
  address: string | null
  /** The same as `address`. */
  address_line_1: string | null
  /** Number with its suffix, `12 bis`. */
  number: string | null
  /** Name of the street. */
  lane: string | null
  post_code: string | null
  /** INSEE code of the commune, a text. */
  insee_code: string | null
  city: string | null
  /** Degrees, WGS 84. */
  longitude: number
  /** Degrees, WGS 84. */
  latitude: number
  /** `[longitude, latitude]` */
  coords: readonly [longitude: number, latitude: number]
  /** How well it matches, 0 to 1. From 0.8 on it is safe to store without a look at it. */
  score: number | null
}

/** There is no such address. A failure of the service is never this, but an error. */
export interface NoGeocodingResult {
  outcome: 'no_result'
  /**
   * - `not_found`: the service knows no such address
   * - `not_geocodable`: the text has less than 3 or more than 200 characters, or does not begin with a letter or a digit; nothing was sent
   */
  reason: 'not_found' | 'not_geocodable'
}

/** What `geocode` resolves to. */
export type GeocodingResult = GeocodedAddress | NoGeocodingResult

type Search = (parameters: SearchParameters, options?: CallOptions) => PromiseLike<AddressCollection>

/**
 * Searches one address, and for a post code overseas once more without it.
 *
 * @throws InvalidRequestError when `address` is no text, or `postcode` not 5 digits
 * @throws HubError when the service fails
 */
export async function geocode(
  search: Search,
  address: string,
  { postcode, ...options }: GeocodeOptions = {},
): Promise<GeocodingResult> {
  if (typeof address !== 'string') throw InvalidRequestError.local('address', 'must be a string')
  const filter = postcode ?? undefined
  if (filter !== undefined && !/^\d{5}$/.test(filter))
    throw InvalidRequestError.local('postcode', 'must be a post code of 5 digits')
  const q = address.trim()
  if (!isSearchable(q)) return { outcome: 'no_result', reason: 'not_geocodable' }
  const parameters: SearchParameters = { q, limit: 1, autocomplete: false }
  let feature = readFirst(await search({ ...parameters, postcode: filter }, options))
  if (!feature && filter !== undefined && isOverseasPostcode(filter))
    feature = readFirst(await search(parameters, options))
  return feature ? toAddress(feature) : { outcome: 'no_result', reason: 'not_found' }
}

/** Also where `validate` lets an answer through that is no collection. */
function readFirst({ features }: AddressCollection): AddressFeature | undefined {
  if (!Array.isArray(features)) throw incomplete('/features')
  return features[0]
}

function toAddress({ geometry, properties }: AddressFeature): GeocodedAddress {
  const [longitude, latitude] = geometry?.coordinates ?? []
  if (!properties) throw incomplete('/features/0/properties')
  if (longitude === undefined || latitude === undefined) throw incomplete('/features/0/geometry/coordinates')
  const name = properties.name ?? null
  return {
    outcome: 'found',
    address: name,
    address_line_1: name,
    number: properties.housenumber ?? null,
    lane: properties.street ?? null,
    post_code: properties.postcode ?? null,
    insee_code: properties.citycode ?? null,
    city: properties.city ?? null,
    longitude,
    latitude,
    coords: [longitude, latitude],
    score: properties.score ?? null,
  }
}

function incomplete(pointer: string): ContractError {
  return new ContractError({
    message: `Géoplateforme geocoding search: the answer does not fit the contract: ${pointer} is missing`,
    pointers: [pointer],
    status: 200,
    attempts: 1,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}
