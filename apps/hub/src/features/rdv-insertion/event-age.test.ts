import { expect, test } from 'vitest'
import { isAhead, decideFirst, onArrival, rememberedMark } from './event-age.js'
import { decideOrder } from './event-order.js'

const NOW = Date.parse('2027-09-06T06:00:00Z')
const MINUTE = 60_000
const DAY = 86_400_000

test.each([
  ['the past', NOW - DAY, NOW - DAY],
  ['a clock that is four minutes ahead', NOW + 4 * MINUTE, NOW + 4 * MINUTE],
  ['a clock that is an hour ahead', NOW + 60 * MINUTE, NOW],
  ['the year 9999', Date.parse('9999-12-31T23:59:59Z'), NOW],
])('%s', (_, sentAt, counted) => {
  expect(onArrival({ sentAt }, NOW)).toEqual({ sentAt: counted })
  expect(isAhead({ sentAt }, NOW)).toBe(counted !== sentAt)
})

test.each(['created', 'updated'] as const)('a mark of the year 9999 that is an %s blocks nothing', (event) => {
  const last = rememberedMark({ event, sentAt: Date.parse('9999-12-31T00:00:00Z'), digest: 'one' }, NOW)
  for (const next of ['created', 'updated', 'destroyed'] as const)
    expect(decideOrder(last, { event: next, sentAt: NOW - DAY, digest: 'two' })).toBe('accepted')
})

test.each([
  ['keeps, three weeks old', 21, {}, 'accepted'],
  ['keeps, older than any repetition', 31, {}, 'stale'],
  ['keeps, younger, and older than an order that was erased', 21, { erasedUntil: NOW - 20 * DAY }, 'stale'],
  ['keeps, as old as the order that was erased', 21, { erasedUntil: NOW - 21 * DAY }, 'stale'],
  ['keeps, later than what was erased', 19, { erasedUntil: NOW - 20 * DAY }, 'accepted'],
  ['removes, older than any repetition', 31, { removes: true }, 'accepted'],
] as const)('a first event that %s', (_, days, order, verdict) => {
  const forgotten = { now: NOW, erasedUntil: undefined, removes: false, ...order }
  expect(decideFirst({ sentAt: NOW - days * DAY }, forgotten)).toBe(verdict)
})
