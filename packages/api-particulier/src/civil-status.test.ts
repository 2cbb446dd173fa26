import { describe, expect, test } from 'vitest'
import { type CivilPerson, toCivilStatus } from './civil-status.js'

const PERSON: CivilPerson = {
  birth_name: 'Gédéon-Œuvrard',
  last_name: 'Petit',
  first_name: 'Éloïse',
  title: 'MME',
  birth_date: '1985-05-02',
  birth_country: '99100',
  birth_place: '62041',
}

test('is sent in upper case with its accents, the date in parts without zeros', () => {
  expect(toCivilStatus(PERSON)).toEqual({
    nomNaissance: 'GÉDÉON-ŒUVRARD',
    prenoms: ['ÉLOÏSE'],
    anneeDateNaissance: 1985,
    moisDateNaissance: 5,
    jourDateNaissance: 2,
    sexeEtatCivil: 'F',
    codeCogInseePaysNaissance: '99100',
    codeCogInseeCommuneNaissance: '62041',
  })
})

describe('AP-R3', () => {
  test.each([
    [{ birth_name: '' }, 'PETIT'],
    [{ birth_name: null }, 'PETIT'],
    [{ birth_name: ' \n' }, 'PETIT'],
    [{ birth_name: ' de  la  Tour ' }, 'DE LA TOUR'],
  ])('of the names %j, %s is sent', (names, expected) => {
    expect(toCivilStatus({ ...PERSON, ...names }).nomNaissance).toBe(expected)
  })

  test.each([
    ['Anne  Lise', ['ANNE', 'LISE']],
    [' Jean\u00a0Paul\tMarie ', ['JEAN', 'PAUL', 'MARIE']],
    ['Un Deux Trois Quatre', ['UN', 'DEUX', 'TROIS']],
    ['Jean-Paul', ['JEAN-PAUL']],
  ])('the first names %j are %j: no empty one, three at most', (first_name, expected) => {
    expect(toCivilStatus({ ...PERSON, first_name }).prenoms).toEqual(expected)
  })
})

test('letters and accents that were typed apart are sent as one character', () => {
  const sent = toCivilStatus({ ...PERSON, birth_name: 'Ge\u0301de\u0301on', first_name: 'E\u0301loi\u0308se' })
  expect([sent.nomNaissance, ...sent.prenoms]).toEqual(['G\u00c9D\u00c9ON', '\u00c9LO\u00cfSE'])
})

test('an empty birth place is none: accepted born abroad, refused born in France', () => {
  const sent = toCivilStatus({ ...PERSON, birth_country: '99352', birth_place: '' })
  expect(sent).not.toHaveProperty('codeCogInseeCommuneNaissance')
  expect(() => toCivilStatus({ ...PERSON, birth_place: '' })).toThrow(expect.objectContaining({ field: 'birth_place' }))
})

test('an empty birth date is an unknown one', () => {
  expect(toCivilStatus({ ...PERSON, birth_date: '' })).not.toHaveProperty('anneeDateNaissance')
})

test('a man', () => {
  expect(toCivilStatus({ ...PERSON, title: 'M' }).sexeEtatCivil).toBe('M')
})

test('born abroad no commune is sent, and born on an unknown day no date', () => {
  const { birth_date: _, ...rest } = PERSON
  const sent = toCivilStatus({ ...rest, birth_country: '99352' })
  expect(sent).not.toHaveProperty('codeCogInseeCommuneNaissance')
  expect(sent).not.toHaveProperty('anneeDateNaissance')
})

test.each<[string, object]>([
  ['birth_name', { birth_name: '', last_name: ' ' }],
  ['first_name', { first_name: ' ' }],
  ['first_name', { first_name: undefined }],
  ['first_name', { first_name: ['Éloïse'] }],
  ['title', { title: 'F' }],
  ['title', { title: null }],
  ['birth_date', { birth_date: '1985-02-30' }],
  ['birth_country', { birth_country: '100' }],
  ['birth_country', { birth_country: null }],
  ['birth_place', { birth_place: undefined }],
  ['birth_place', { birth_place: '6204' }],
  ['nir', { nir: '185057505601797' }],
])('a wrong %s is refused', (field, change) => {
  expect(() => toCivilStatus({ ...PERSON, ...change })).toThrow(expect.objectContaining({ field, attempts: 0 }))
})

test('nothing at all is refused', () => {
  expect(() => toCivilStatus(undefined as never)).toThrow(expect.objectContaining({ name: 'InvalidRequestError' }))
})
