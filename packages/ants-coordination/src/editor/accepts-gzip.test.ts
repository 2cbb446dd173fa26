import { expect, test } from 'vitest'
import { acceptsGzip } from './accepts-gzip.js'

test.each([
  [null, false],
  ['', false],
  ['identity', false],
  ['br, deflate', false],
  ['gzip', true],
  ['GZip', true],
  ['x-gzip', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000, *', false],
  ['gzip ; q=0.001', true],
  ['*', true],
  ['*;q=0', false],
  ['identity;q=0, *;q=0.5', true],
  ['gzipped', false],
  ['gzip;level=1', false],
  [',,gzip,', true],
  ['identity;q=0', true],
  ['br, identity;q=0', true],
  ['gzip;q=0, identity;q=0', false],
  ['gzip;q=0.5, identity', false],
  ['gzip;q=0.5, identity;q=0.5', true],
  ['gzip, deflate', true],
])('%j → %s', (header, expected) => {
  expect(acceptsGzip(header)).toBe(expected)
})
