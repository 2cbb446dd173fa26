import type { AddressProperties } from '../answers.js'
import { COMMUNES, type Commune } from './communes.js'

/** An address of the simulated service: what it shows of it, but for the score and the distance. */
export interface SimulatedAddress {
  longitude: number
  latitude: number
  properties: Omit<AddressProperties, 'score' | 'distance'> & {
    label: string
    name: string
    type: string
    citycode: string
  }
}

/** Streets that no commune need have. */
const STREETS = ['Rue des Lilas Bleus', 'Avenue du Moulin Inventé'] as const
const NUMBERS = ['1', '12', '12 bis'] as const
/** Degrees between two invented addresses, some 30 m. */
const STEP = 0.0003

/** The communes, and in each of them invented streets, numbers and a place: some sixty addresses. */
export function createSeed(): SimulatedAddress[] {
  return COMMUNES.flatMap((commune, index) => {
    const streets = STREETS.map((street, row) => createStreet(commune, street, row))
    // Numbers in both streets of the first commune, in one of the others.
    const withNumbers = index === 0 ? STREETS : STREETS.slice(0, 1)
    const houses = withNumbers.flatMap((street, row) =>
      NUMBERS.map((number, column) => createHouse(commune, { street, number, row, column })),
    )
    return [createMunicipality(commune), createPlace(commune)].concat(streets, houses)
  })
}

function createMunicipality(commune: Commune): SimulatedAddress {
  const { city, citycode, postcode } = commune
  return create(commune, { type: 'municipality', id: citycode, name: city, label: city, postcode }, 0, 0)
}

/** A place of a hamlet: of the former commune, where there is one. */
function createPlace(commune: Commune): SimulatedAddress {
  const { city, citycode, old } = commune
  const { postcode, ...formerCommune } = old ?? { postcode: commune.postcode }
  const name = 'Lieu-dit La Fontaine Perdue'
  const label = `${name} ${postcode} ${city}`
  return create(commune, { type: 'locality', id: `${citycode}_b001`, name, label, postcode, ...formerCommune }, 9, 9)
}

function createStreet(commune: Commune, street: string, row: number): SimulatedAddress {
  const { city, citycode, postcode } = commune
  const label = `${street} ${postcode} ${city}`
  const id = `${citycode}_000${row}`
  return create(commune, { type: 'street', id, name: street, street, label, postcode }, row + 1, 0)
}

function createHouse(
  commune: Commune,
  { street, number, row, column }: { street: string; number: string; row: number; column: number },
): SimulatedAddress {
  const { city, citycode, postcode } = commune
  const name = `${number} ${street}`
  const id = `${citycode}_000${row}_${number.replace(/\d+/, (digits) => digits.padStart(5, '0')).replace(' ', '_')}`
  const label = `${name} ${postcode} ${city}`
  return create(
    commune,
    { type: 'housenumber', id, name, housenumber: number, street, label, postcode },
    row + 1,
    column + 1,
  )
}

function create(
  { city, citycode, context, center: [longitude, latitude] }: Commune,
  own: { type: string; name: string; label: string } & AddressProperties,
  row: number,
  column: number,
): SimulatedAddress {
  return {
    longitude: round(longitude + column * STEP),
    latitude: round(latitude + row * STEP),
    properties: {
      ...own,
      city,
      citycode,
      context,
      importance: own.type === 'municipality' ? 0.6 : 0.4,
      _type: 'address',
    },
  }
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
