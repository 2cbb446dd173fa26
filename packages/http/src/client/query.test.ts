import { createQuerySerializer } from 'openapi-fetch'
import { expect, it } from 'vitest'
import { serializeQuery } from './query.js'

it.each([
  [{}, ''],
  [{ q: '12 rue é&=+', page: 2, exact: false }, 'q=12%20rue%20%C3%A9%26%3D%2B&page=2&exact=false'],
  [{ ids: ['a', 'b c'], 'fields[]': ['x'], none: [] }, 'ids=a&ids=b%20c&fields[]=x'],
  [{ filter: { state: 'open', page: 1 } }, 'filter[state]=open&filter[page]=1'],
  [{ a: null, b: undefined, c: '' }, 'c='],
])('of %j, as openapi-fetch writes it', (parameters, expected) => {
  expect(serializeQuery(parameters)).toBe(expected)
  expect(createQuerySerializer()(parameters)).toBe(expected)
})

it('leaves out what is missing in a list or an object', () => {
  expect(serializeQuery({ ids: [null, 'a', undefined], filter: { state: undefined, page: 1 } })).toBe(
    'ids=a&filter[page]=1',
  )
})

it('refuses what a query cannot express', () => {
  expect(() => serializeQuery({ a: { b: { c: 1 } } })).toThrow(TypeError)
  expect(() => serializeQuery({ a: ['\ud800'] })).toThrow(URIError)
})
