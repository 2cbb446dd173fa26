import { InvalidRequestError } from '@hub/http'

/** The parameters about which there are rules that concern two of them. */
interface Combined {
  lat?: unknown
  lon?: unknown
  city?: unknown
  citycode?: unknown
  searchgeom?: unknown
}

/**
 * Refuses what no schema can refuse: one coordinate without the other, and two ways of naming the commune.
 *
 * @param at Where the parameters are, before their names: empty, or such as `requests[2].params.`
 * @throws InvalidRequestError naming the parameter that is missing or too many
 */
export function assertCombination({ lat, lon, city, citycode }: Combined, at = ''): void {
  if (lat === undefined && lon !== undefined) throw InvalidRequestError.local(`${at}lat`, 'must be there, since lon is')
  if (lon === undefined && lat !== undefined) throw InvalidRequestError.local(`${at}lon`, 'must be there, since lat is')
  if (city !== undefined && citycode !== undefined)
    throw InvalidRequestError.local(`${at}city`, 'must not be there, since citycode is')
}

/**
 * Refuses a reverse search without any place.
 *
 * @throws InvalidRequestError
 */
export function assertPlace({ lat, searchgeom }: Combined, at = ''): void {
  if (lat === undefined && searchgeom === undefined)
    throw InvalidRequestError.local(`${at}lat`, 'must be there, with lon, or searchgeom')
}

/**
 * Refuses a batch of which one request could not be sent alone.
 *
 * @throws InvalidRequestError
 */
export function assertBatch(requests: readonly { operation: string; params: Combined & { q?: unknown } }[]): void {
  for (const [index, { operation, params }] of requests.entries()) {
    const at = `requests[${index}].params.`
    assertCombination(params, at)
    if (operation === 'reverse') assertPlace(params, at)
    else if (params.q === undefined) throw InvalidRequestError.local(`${at}q`, 'must be there')
  }
}
