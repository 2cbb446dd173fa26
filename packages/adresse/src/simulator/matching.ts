import type { AddressFeature } from '../answers.js'
import type { SimulatedAddress } from './addresses.js'
import { contains, findCenter, measureDistance } from './geometry.js'
import { normalize, type ParsedParameters } from './parameters.js'

/** Metres around a position in which a reverse search looks. */
const MAX_DISTANCE = 1_000
/** Share of the words of a text that an address must have. */
const MIN_COVERAGE = 0.6
/** Metres within which a result is favoured by a third of what is possible. */
const NEAR = 50_000

interface Match {
  address: SimulatedAddress
  score: number
  distance?: number
}

/** The addresses that match a text, by descending score. */
export function findByText(
  addresses: readonly SimulatedAddress[],
  { q = '', ...parameters }: ParsedParameters,
): AddressFeature[] {
  const words = normalize(q).split(' ')
  const matches = filter(addresses, parameters).flatMap((address): Match[] => {
    if (address.properties.type === 'housenumber' && parameters.type === undefined && !/\d/.test(words[0] ?? ''))
      return []
    const text = rateText(words, address, parameters.autocomplete)
    if (text === 0) return []
    const { position } = parameters
    const closeness = position ? 1 / (1 + measureDistance(position, address) / NEAR) : 1
    return [{ address, score: 0.85 * text + 0.15 * closeness }]
  })
  return toFeatures(matches, parameters.limit)
}

/** The addresses at a position, by descending score: the nearest has the highest. */
export function findByPlace(
  addresses: readonly SimulatedAddress[],
  parameters: Omit<ParsedParameters, 'q'>,
): AddressFeature[] {
  const { area, position = area && findCenter(area) } = parameters
  if (!position) return []
  const matches = filter(addresses, parameters).flatMap((address): Match[] => {
    const distance = measureDistance(position, address)
    if (area ? !contains(area, address) : distance > MAX_DISTANCE) return []
    return [{ address, score: 1 - Math.min(1, distance / MAX_DISTANCE), distance: Math.round(distance) }]
  })
  return toFeatures(matches, parameters.limit)
}

function filter(
  addresses: readonly SimulatedAddress[],
  { indexes, type, postcode, citycode, city }: Omit<ParsedParameters, 'q'>,
): SimulatedAddress[] {
  // Nothing but addresses is simulated.
  if (!indexes.includes('address')) return []
  const isWanted = (wanted: string | undefined, value: string | undefined) => wanted === undefined || wanted === value
  return addresses.filter(
    ({ properties }) =>
      isWanted(type, properties.type) &&
      isWanted(postcode, properties.postcode) &&
      isWanted(citycode, properties.citycode) &&
      (city === undefined || normalize(properties.city ?? '') === normalize(city)),
  )
}

/** Rates how well the words of a text match an address, from 0 to 1; the last one may be unfinished with `autocomplete`. */
function rateText(words: readonly string[], { properties }: SimulatedAddress, autocomplete: boolean): number {
  const own = normalize(`${properties.label} ${properties.oldcity ?? ''}`).split(' ')
  const found = words.filter((word, index) =>
    own.some((each) => each === word || (autocomplete && index === words.length - 1 && each.startsWith(word))),
  )
  const coverage = found.length / words.length
  if (coverage < MIN_COVERAGE) return 0
  return 0.8 * coverage + 0.2 * Math.min(1, found.length / own.length)
}

function toFeatures(matches: readonly Match[], limit: number): AddressFeature[] {
  return matches
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ address: { longitude, latitude, properties }, score, distance }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { ...properties, score, ...(distance !== undefined && { distance }) },
    }))
}
