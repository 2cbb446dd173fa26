import { expect, test } from 'vitest'
import { parseBaseUrls, getPathBelow } from './addresses.js'
import { findRoute } from './routes.js'

const operations = {
  listParcels: { method: 'GET', path: '/parcels' },
  getParcel: { method: 'GET', path: '/parcels/{id}' },
  deleteParcel: { method: 'DELETE', path: '/parcels/{id}' },
  getLabel: { method: 'GET', path: '/parcels/{id}/labels/{label_id}' },
}

test.each([
  ['GET', '/parcels', { operation: 'listParcels', path: {} }],
  ['GET', '/parcels/7', { operation: 'getParcel', path: { id: '7' } }],
  ['DELETE', '/parcels/7', { operation: 'deleteParcel', path: { id: '7' } }],
  ['GET', '/parcels/a%2Fb/labels/%C3%A9', { operation: 'getLabel', path: { id: 'a/b', label_id: 'é' } }],
  ['GET', '/parcels/%E9', { operation: 'getParcel', path: { id: '%E9' } }],
  ['PUT', '/parcels/7', { methods: ['GET', 'DELETE'] }],
  ['GET', '/parcels/', { methods: [] }],
  ['GET', '/parcels/7/labels', { methods: [] }],
  ['GET', '/other', { methods: [] }],
])('%s %s', (method, path, expected) => {
  expect(findRoute(operations, method, path)).toEqual(expected)
})

test.each([
  ['http://localhost:9000/', ['http://localhost:9000']],
  ['http://localhost:9000/x//', ['http://localhost:9000/x']],
  [
    ['http://a.example', 'http://b.example/x/'],
    ['http://a.example', 'http://b.example/x'],
  ],
])('base addresses %j', (written, expected) => {
  expect(parseBaseUrls(written)).toEqual(expected)
})

test('refuses what is no address', () => {
  expect(() => parseBaseUrls('localhost')).toThrow('baseUrl must be an absolute address')
})

test.each([
  ['http://a.example/parcels', '/parcels'],
  ['http://elsewhere.example/x/parcels', '/parcels'],
  ['http://a.example/xparcels', '/xparcels'],
])('the path of %s is %s', (url, expected) => {
  expect(getPathBelow(new URL(url), ['http://a.example/x', 'http://b.example'])).toBe(expected)
})
