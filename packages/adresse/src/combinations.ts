import { InvalidRequestError } from '@hub/http'

/** The parameters about which there are rules that concern two of them. */
interface Combined {
  lat?: number | undefined
  lon?: number | undefined
  city?: string | undefined
  citycode?: string | undefined
  searchgeom?: string | undefined
}

/**
 * Refuses what no schema can refuse: one coordinate without the other, and two ways of naming the commune.
 *
 * @throws InvalidRequestError naming the parameter that is missing or too many
 */
export function assertCombination({ lat, lon, city, citycode }: Combined): void {
  if (lat === undefined && lon !== undefined) throw InvalidRequestError.local('lat', 'must be there, since lon is')
  if (lon === undefined && lat !== undefined) throw InvalidRequestError.local('lon', 'must be there, since lat is')
  if (city !== undefined && citycode !== undefined)
    throw InvalidRequestError.local('city', 'must not be there, since citycode is')
}

/**
 * Refuses a reverse search without any place.
 *
 * @throws InvalidRequestError
 */
export function assertPlace({ lat, searchgeom }: Combined): void {
  if (lat === undefined && searchgeom === undefined)
    throw InvalidRequestError.local('lat', 'must be there, with lon, or searchgeom')
}
