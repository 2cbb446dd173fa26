import { describe, expect, test } from 'vitest'
import { findLockedFields, findViolations } from './locked-fields.js'
import { findMissing, isAnotherIdentity, isSearchable, PERSON_FIELDS, type Person, swapNames } from './person.js'

const PERSON: Person = {
  first_name: 'Camille',
  last_name: 'Petit',
  birth_name: 'Durand',
  title: 'MME',
  birth_date: '1985-05-12',
  birth_country: '99100',
  birth_place: '62041',
  nir: '185057505601797',
  france_travail_number: '1234567A',
}

describe('what France Travail must know', () => {
  test.each([
    [{}, []],
    [{ birth_name: null }, []],
    [{ last_name: null }, []],
    [{ birth_name: null, last_name: null }, ['birth_name']],
    [{ first_name: null }, ['first_name']],
    [{ birth_date: null }, ['birth_date']],
    [{ nir: null }, ['nir']],
    [{ title: null, birth_country: null, birth_place: null, france_travail_number: null }, []],
  ])('with %j, %j is missing', (change, expected) => {
    expect(findMissing({ ...PERSON, ...change })).toEqual(expected)
    expect(isSearchable({ ...PERSON, ...change })).toBe(expected.length === 0)
  })
})

test.each([
  [{}, false],
  [{ nir: '291072B03304249' }, true],
  [{ birth_date: '1985-05-13' }, true],
  [{ nir: null }, true],
  [{ first_name: 'Lou', birth_name: null }, false],
])('with %j the identity is another: %s', (change, expected) => {
  expect(isAnotherIdentity(PERSON, { ...PERSON, ...change })).toBe(expected)
})

test('FT-R18: the first name is exchanged with the name that was sent', () => {
  expect(swapNames(PERSON)).toEqual({ ...PERSON, first_name: 'Durand', birth_name: 'Camille' })
  const older = { ...PERSON, birth_name: null }
  expect(swapNames(older)).toEqual({ ...older, first_name: 'Petit', last_name: 'Camille' })
})

describe('locked fields', () => {
  const always = ['first_name', 'last_name', 'birth_name', 'title', 'birth_date']
  const all = [...always, 'birth_country', 'birth_place', 'france_travail_number']

  test.each<[string, Partial<Person>, string[]]>([
    ['everything that is certified, never the NIR', {}, all],
    ['no birth name that is not there', { birth_name: null }, all.filter((field) => field !== 'birth_name')],
    ['no number that is not there', { france_travail_number: null }, [...always, 'birth_country', 'birth_place']],
    ['no place while the country is not known', { birth_country: null }, [...always, 'france_travail_number']],
    ['no place of France that is not known', { birth_place: null }, [...always, 'france_travail_number']],
    ['a place abroad that is not known', { birth_country: '99208', birth_place: null }, all],
  ])('API Particulier locks %s', (_label, change, expected) => {
    expect(findLockedFields({ ...PERSON, ...change }, ['api_particulier'])).toEqual(expected)
  })

  test('France Travail locks nothing', () => {
    expect(findLockedFields(PERSON, ['api_recherche_individu_certifie'])).toEqual([])
    expect(findLockedFields(PERSON, [])).toEqual([])
  })

  test.each(PERSON_FIELDS)('a change of %s is a violation when it is locked, and only then', (field) => {
    const after = { ...PERSON, [field]: 'another' }
    expect(findViolations(PERSON, after, ['api_particulier'])).toEqual(field === 'nir' ? [] : [field])
    expect(findViolations(PERSON, { ...PERSON }, ['api_particulier'])).toEqual([])
    expect(findViolations(PERSON, after, ['api_recherche_individu_certifie'])).toEqual([])
  })
})
