import { describe, expect, test } from 'vitest'
import { parsePerson } from './parse-person.js'

const NOW = Date.parse('2026-02-12T10:00:00Z')
const camille = { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.fr' }
const read = (fields: object) => parsePerson({ ...camille, ...fields }, NOW)

describe('what becomes of values', () => {
  test.each([
    ['a NIR of 13 gets its key', { nir: '1850575056017' }, { nir: '185057505601797' }],
    ['Corsica in small letters', { nir: '185052a004001' }, { nir: '185052A00400181' }],
    ['a phone number becomes E.164', { phone_number: '06 12 34 56 78' }, { phone_number: '+33612345678' }],
    ['a French date', { birth_date: '11/03/1980' }, { birth_date: '1980-03-11' }],
    ['an ISO date', { birth_date: '1980-03-11' }, { birth_date: '1980-03-11' }],
    ['an impossible date becomes none', { birth_date: '31/02/1990' }, { birth_date: null }],
    ['a year of two digits becomes none', { birth_date: '11/03/80' }, { birth_date: null }],
    ['blank is absent', { birth_name: '  ' }, { birth_name: null }],
    ['spaces of names are squeezed', { last_name: ' Du  Pont ' }, { last_name: 'Du Pont' }],
    [
      'outer zeros of an affiliation number go, down to seven',
      { affiliation_number: '00 12345 6700' },
      { affiliation_number: '1234567' },
    ],
    ['all zeros before a long one', { affiliation_number: '000000001234' }, { affiliation_number: '1234' }],
    ['zeros of seven characters stay', { affiliation_number: '0012300' }, { affiliation_number: '0012300' }],
    ['a landline overseas is read as French first', { phone_number: '0596391234' }, { phone_number: '+33596391234' }],
    ['letters of Corsica at any place', { nir: '12A4567890123' }, { nir: '12A456789012313' }],
  ])('%s', (_label, given, expected) => {
    const { person, errors } = read(given)
    expect(errors).toEqual([])
    expect(person).toMatchObject(expected)
  })
})

describe('what is refused', () => {
  test.each([
    ['a NIR with a wrong key', { nir: '185057505601798' }],
    ['a NIR with spaces', { nir: '1 85 05 75 056 017' }],
    ['a NIR of 14', { nir: '18505750560179' }],
    ['the title of the other sex', { nir: '1850575056017', title: 'madame' }],
    ['another year of birth', { nir: '1850575056017', birth_date: '12/05/1986' }],
    ['a birth to come', { birth_date: '13/02/2026' }],
    ['a birth of 131 years ago', { birth_date: '01/02/1895' }],
    ['an e-mail without dot', { email: 'x@y' }],
    ['an e-mail with an accent', { email: 'prénom@example.fr' }],
    ['an e-mail with a space around it', { email: ' camille@example.fr' }],
    ['a NIR with a zero-width space', { nir: '18505750\u200b56017' }],
    ['a block of numbers that is not in use', { phone_number: '0728123456' }],
    ['a phone number of four digits', { phone_number: '3949' }],
    ['no identifier', { email: null }],
    ['no first name', { first_name: ' ' }],
    ['another title', { title: 'docteur' }],
  ])('%s', (_label, given) => {
    expect(read(given).errors).toHaveLength(1)
  })

  test('a temporary NIR is not compared with the title', () => {
    expect(read({ nir: '7850575056017', title: 'madame' }).errors).toEqual([])
  })

  test('another JSON type than text makes the server fail', () => {
    expect(() => read({ nir: 1_850_575_056_017 })).toThrow(expect.objectContaining({ status: 500 }))
  })
})
