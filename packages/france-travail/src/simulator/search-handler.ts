import { isCalendarDay } from '@hub/http'
import { normalizeFirstName, normalizeName, normalizeNir } from '../names/normalize-name.js'
import type { SimulatedPerson } from './people.js'

type Body = Readonly<Record<string, unknown>>

/** The answer to a search with a code. */
export function createSearchAnswer(code: string | undefined, person?: SimulatedPerson): object {
  return { codeSortie: code, idNationalDE: person?.idNationalDE ?? '', certifDE: person?.certifDE ?? false }
}

/** What the search answers: a code about the data, or who was found. */
export function handleSearch(body: Body, people: readonly SimulatedPerson[]): object {
  const code = findWrongField(body)
  if (code) return createSearchAnswer(code)
  const found = people.filter(
    (person) =>
      person.birth_date === body['dateNaissance'] &&
      normalizeNir(person.nir) === body['nirCertifie'] &&
      normalizeName(person.birth_name) === body['nomNaissance'] &&
      normalizeFirstName(person.first_name) === body['prenom'],
  )
  if (found.length > 1) return createSearchAnswer('S002')
  return found.length === 1 ? createSearchAnswer('S001', found[0]) : createSearchAnswer('S000')
}

function findWrongField(body: Body): string | undefined {
  const text = (name: string): string => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
  if (text('nirCertifie') === '') return 'R010'
  if (!/^\d{5}(?:\d{2}|2[AB])\d{6}$/.test(text('nirCertifie'))) return 'R011'
  if (text('nomNaissance') === '') return 'R020'
  if (!/^[A-Z' -]{1,25}$/.test(text('nomNaissance'))) return 'R021'
  if (text('prenom') === '') return 'R030'
  if (!/^[A-Z'-]{1,13}$/.test(text('prenom'))) return 'R031'
  if (text('dateNaissance') === '') return 'R040'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text('dateNaissance'))) return 'R041'
  return isCalendarDay(text('dateNaissance')) ? undefined : 'R042'
}
