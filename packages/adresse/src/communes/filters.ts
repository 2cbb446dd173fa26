import { InvalidRequestError } from '@hub/http'

/** Filters that leave a part of the communes; the others do not. */
const NARROWING = 'code codePostal nom siren codeEpci codeDepartement codeRegion codeParent ancienCode lat'.split(' ')

/**
 * Refuses what would return all 35 000 communes, and one coordinate without the other, which the service ignores in silence (GEO).
 *
 * @throws InvalidRequestError
 */
export function assertFiltered(query: Readonly<Record<string, unknown>>): void {
  const { lat, lon } = query
  if (lat === undefined && lon !== undefined) throw InvalidRequestError.local('lat', 'must be there, since lon is')
  if (lon === undefined && lat !== undefined) throw InvalidRequestError.local('lon', 'must be there, since lat is')
  if (NARROWING.every((name) => query[name] === undefined))
    throw InvalidRequestError.local('code', 'must be there, or another filter: all communes would come without')
}
