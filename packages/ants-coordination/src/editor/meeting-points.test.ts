import { expect, test } from 'vitest'
import type { AgendaMeetingPoint } from './agenda.js'
import { toPublishedMeetingPoints } from './meeting-points.js'

const POINT: AgendaMeetingPoint = {
  id: '412',
  name: 'Mairie de Valbrume - annexe',
  longitude: 3.0351,
  latitude: 50.5487,
  public_entry_address: '12 rue des Lilas',
  zip_code: '59999',
  city_name: 'Valbrume',
}
const OTHER = { ...POINT, id: '413' }

function run(points: readonly unknown[]) {
  const problems: string[] = []
  const { published, knownIds } = toPublishedMeetingPoints(points, (consequence, problem, id) =>
    problems.push(`${id}: ${consequence}: ${problem}`),
  )
  return { published, knownIds: [...knownIds], problems }
}

test('publishes a place as it is, without the fields that ANTS does not ask for', () => {
  const website = 'https://rdv.valbrume.example'
  const { published, problems } = run([{ ...POINT, website, city_logo: null, phone: '0100000000' }, OTHER])
  expect(published).toEqual([{ ...POINT, website, city_logo: null }, OTHER])
  expect(problems).toEqual([])
})

test.each([
  ['a numeric id', { id: 412 }, { id: '412' }],
  ['coordinates as text', { longitude: '3.0351', latitude: ' -50 ' }, { longitude: 3.0351, latitude: -50 }],
  ['spaces around the zip code', { zip_code: ' 59999 ' }, { zip_code: '59999' }],
  ['a trailing comma in the street', { public_entry_address: '12 rue des Lilas, ' }, {}],
  ['an empty name and street', { name: '', public_entry_address: '' }, { name: '', public_entry_address: '' }],
])('reads %s without a complaint', (_label, given, expected) => {
  const { published, problems } = run([{ ...POINT, ...given }])
  expect(published).toEqual([{ ...POINT, ...expected }])
  expect(problems).toEqual([])
})

test.each([
  ['null for zip_code', { zip_code: null }, 'zip_code'],
  ['a number for zip_code', { zip_code: 59_999 }, 'zip_code'],
  ['a blank zip_code', { zip_code: ' ' }, 'zip_code'],
  ['no zip_code', { zip_code: undefined }, 'zip_code'],
  ['null for longitude', { longitude: null }, 'longitude'],
  ['NaN, which JSON writes as null', { latitude: Number.NaN }, 'latitude'],
  ['a decimal comma', { latitude: '50,5487' }, 'latitude'],
  ['an empty latitude', { latitude: '' }, 'latitude'],
  ['null for name', { name: null }, 'name'],
  ['no street', { public_entry_address: undefined }, 'public_entry_address'],
  ['null for city_name', { city_name: null }, 'city_name'],
])('leaves out %s with the reason; it stays known and the others stay', (_label, given, field) => {
  const { published, knownIds, problems } = run([{ ...POINT, ...given }, OTHER])
  expect(published).toEqual([OTHER])
  expect(knownIds).toEqual(['412', '413'])
  expect(problems).toEqual([expect.stringMatching(`^412: meeting point left out: ${field} is `)])
})

test.each([
  ['null for id', { ...POINT, id: null }],
  ['an empty id', { ...POINT, id: '' }],
  ['no id', { ...POINT, id: undefined }],
  ['null for a place', null],
])('names %s by its position', (_label, bad) => {
  const { published, knownIds, problems } = run([OTHER, bad])
  expect(published).toEqual([OTHER])
  expect(knownIds).toEqual(['413'])
  expect(problems).toEqual([expect.stringMatching(/^#2: meeting point left out: id is /)])
})

test('keeps the first of two places with the same id, number or text', () => {
  const { published, problems } = run([POINT, { ...POINT, id: 412, name: 'Another' }])
  expect(published).toEqual([POINT])
  expect(problems).toEqual([expect.stringContaining('412: meeting point left out: id was already given')])
})

test('cuts the street where ANTS would, with the comma that ANTS leaves, and says so', () => {
  const { published, problems } = run([{ ...POINT, public_entry_address: '12 RUE DES LILAS, 59999 VALBRUME' }])
  expect(published[0]?.public_entry_address).toBe('12 RUE DES LILAS')
  expect(problems).toEqual([expect.stringContaining('412: meeting point published with a correction')])
})

test('removes a website that is no text instead of losing the place', () => {
  const { published, problems } = run([{ ...POINT, website: 12 }])
  expect(published).toEqual([POINT])
  expect(problems).toEqual([expect.stringContaining('website is not a string')])
})

test.each(['__proto__', 'constructor', 'toString'])('takes %s as an id like any other', (id) => {
  const { published, knownIds } = run([{ ...POINT, id }])
  expect(published[0]?.id).toBe(id)
  expect(knownIds).toEqual([id])
})
