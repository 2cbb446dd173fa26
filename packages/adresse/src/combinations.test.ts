import { expect, it } from 'vitest'
import { assertCombination, assertPlace } from './combinations.js'

it.each([
  [{ lon: 2.77 }, 'lat: must be there, since lon is'],
  [{ lat: 0 }, 'lon: must be there, since lat is'],
  [{ city: 'Arras', citycode: '62041' }, 'city: must not be there, since citycode is'],
])('refuses %o', (parameters, message) => {
  expect(() => assertCombination(parameters)).toThrow(message)
})

it.each([{}, { lat: 0, lon: 0 }, { city: 'Arras' }, { citycode: '62041' }])('takes %o', (parameters) => {
  expect(() => assertCombination(parameters)).not.toThrow()
})

it('needs a position or an area for a reverse search', () => {
  expect(() => assertPlace({ city: 'Arras' })).toThrow('lat: must be there, with lon, or searchgeom')
  expect(() => assertPlace({ lat: 0, lon: 0 })).not.toThrow()
  expect(() => assertPlace({ searchgeom: '{}' })).not.toThrow()
})
