import { addCheckDigit } from './check-digit.js'

/** An establishment of the simulated register, as it is known without masks. */
export interface SimulatedEstablishment {
  siret: string
  /** `O`, or `P`: in part. */
  diffusion: 'O' | 'P'
  isHeadOffice: boolean
  /** Natural persons have `lastName` and `firstName` instead. */
  denomination: string | null
  lastName?: string
  firstName?: string
  category: string
  street: { number: string | null; repetition: string | null; kind: string | null; name: string }
  complement: string | null
  postcode: string
  city: string
  inseeCode: string
  isOpen: boolean
  isActive: boolean
  naf: string | null
  naf25: string | null
  /** Nobody may see it: 403. */
  isOpposed?: boolean
  /** It was merged into another: 301. */
  movedTo?: string
}

const CITIES = [
  ['62000', 'ARRAS', '62041'],
  ['01000', 'BOURG-EN-BRESSE', '01053'],
  ['20000', 'AJACCIO', '2A004'],
  ['97400', 'SAINT-DENIS', '97411'],
] as const
const ACTIVITIES = [
  ['62.01Z', '62.10Y'],
  ['88.10C', '88.10Y'],
  ['43.32A', null],
  [null, '81.30Y'],
] as const
const KINDS = ['ATELIER', 'CHANTIER', 'JARDIN', 'ENTREPOT', 'MAISON', 'FABRIQUE', 'CANTINE', 'VERGER'] as const

/** Some thirty invented companies, and one of each kind that is special. */
export function createCompanies(): SimulatedEstablishment[] {
  const companies = KINDS.flatMap((kind, row) =>
    CITIES.map(([postcode, city, inseeCode], column): SimulatedEstablishment => {
      const [naf, naf25] = ACTIVITIES[(row + column) % ACTIVITIES.length] ?? [null, null]
      return {
        siret: addCheckDigit(`${addCheckDigit(`9${row}${column}00000`)}0001`),
        diffusion: 'O',
        isHeadOffice: true,
        denomination: `${kind} INVENTE DE ${city}`,
        category: '5710',
        street: { number: String(row + 1), repetition: null, kind: 'RUE', name: 'DES LILAS BLEUS' },
        complement: null,
        postcode,
        city,
        inseeCode,
        isOpen: true,
        isActive: true,
        naf,
        naf25,
      }
    }),
  )
  return [...companies, ...createSpecialCompanies(companies[0])]
}

/** SIRET of what is special in the simulated register. */
export const SIMULATED_SIRETS = {
  /** An establishment that is open, with both activity codes. */
  open: addCheckDigit(`${addCheckDigit('90000000')}0001`),
  closed: addCheckDigit(`${addCheckDigit('98000000')}0002`),
  /** A natural person whose name and address may not be diffused. */
  partial: addCheckDigit(`${addCheckDigit('98100000')}0001`),
  naturalPerson: addCheckDigit(`${addCheckDigit('98200000')}0001`),
  /** Opposed diffusion: 403. */
  opposed: addCheckDigit(`${addCheckDigit('98300000')}0001`),
  /** Renumbered: 301 to `open`. */
  moved: addCheckDigit(`${addCheckDigit('98400000')}0001`),
  /** An establishment of La Poste, whose digits add up to a multiple of five. */
  laPoste: '35600000000048',
} as const

function createSpecialCompanies(model: SimulatedEstablishment | undefined): SimulatedEstablishment[] {
  if (!model) return []
  const { closed, partial, naturalPerson, opposed, moved, laPoste } = SIMULATED_SIRETS
  const person = { denomination: null, category: '1000', lastName: 'VALBRUME', firstName: 'LEA' }
  const street = { number: '12', repetition: 'BIS', kind: 'AV', name: 'DU MOULIN INVENTE' }
  return [
    {
      ...model,
      siret: closed,
      isOpen: false,
      isHeadOffice: false,
      denomination: 'SCIERIE INVENTEE',
      complement: 'BAT A',
      street,
    },
    { ...model, siret: partial, ...person, diffusion: 'P' },
    { ...model, siret: naturalPerson, ...person, isActive: false, isOpen: false },
    { ...model, siret: opposed, isOpposed: true },
    { ...model, siret: moved, movedTo: SIMULATED_SIRETS.open },
    { ...model, siret: laPoste, denomination: 'LA POSTE', naf: '53.10Z', naf25: '53.10Y' },
  ]
}
