import { expect, test } from 'vitest'
import { toSharedFailure, type ScheduledFailure } from './failures.js'

test.each<[ScheduledFailure, object]>([
  [
    { kind: 'status', status: 500 },
    { status: 500, body: 'Internal Server Error', headers: { 'content-type': 'text/plain' } },
  ],
  [
    { kind: 'status', status: 502, body: '<html>', headers: { 'retry-after': '3' } },
    { body: '<html>', headers: { 'content-type': 'text/plain', 'retry-after': '3' } },
  ],
  [
    { kind: 'status', status: 503, times: 2 },
    { status: 503, body: '{"detail":"Simulated failure"}', times: 2 },
  ],
  [
    { kind: 'unsuccessful', times: 3 },
    { kind: 'status', status: 200, body: '{"success":false}', operation: 'createAppointment', times: 3 },
  ],
  [
    { kind: 'reset', operation: 'getStatus' },
    { kind: 'reset', operation: 'getStatus' },
  ],
])('%j', (failure, expected) => {
  expect(toSharedFailure(failure)).toMatchObject(expected)
})

test('only a creation can be unsuccessful', () => {
  expect(() => toSharedFailure({ kind: 'unsuccessful', operation: 'getStatus' })).toThrow('only createAppointment')
})
