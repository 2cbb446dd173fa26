import { expect, test } from 'vitest'
import { type CacheOutcome, describeCache } from './cache-status.js'

test.each<[CacheOutcome, number, number, Record<string, string>]>([
  [{ kind: 'hit' }, 90.7, 3_510, { age: '90', 'cache-status': 'hub; hit; ttl=3510' }],
  [{ kind: 'hit' }, 90, -1.5, { age: '90', 'cache-status': 'hub; hit; detail=stale-if-error; ttl=-2' }],
  // A clock that was put back.
  [{ kind: 'hit' }, -5, 15, { age: '0', 'cache-status': 'hub; hit; ttl=15' }],
  [
    { kind: 'stale', collapsed: false, status: undefined },
    90_000,
    -3_600,
    { age: '90000', 'cache-status': 'hub; fwd=stale; detail=stale-if-error; ttl=-3600' },
  ],
  [
    { kind: 'stale', collapsed: true, status: 503 },
    11,
    -1,
    { age: '11', 'cache-status': 'hub; fwd=stale; fwd-status=503; collapsed; detail=stale-if-error; ttl=-1' },
  ],
  [{ kind: 'miss', collapsed: false, wasStale: false }, 0, 60, { 'cache-status': 'hub; fwd=uri-miss; stored; ttl=60' }],
  [
    { kind: 'miss', collapsed: true, wasStale: true },
    0,
    60,
    { 'cache-status': 'hub; fwd=stale; stored; collapsed; ttl=60' },
  ],
])('%j', (outcome, age, ttl, headers) => {
  expect(describeCache(outcome, age, ttl)).toEqual(headers)
})
