import { describe, expect, test } from 'vitest'
import type { EventName } from '@hub/rdv-insertion-client/webhooks'
import { type EventMark, decideOrder } from './event-order.js'
import { permute } from '../../../test/support/permutations.js'

const mark = (event: EventName, sentAt: number, digest = `${event} at ${sentAt}`): EventMark => ({
  event,
  sentAt,
  digest,
})

describe('one event after another', () => {
  test('the first is applied, whatever it is', () => {
    for (const event of ['created', 'updated', 'destroyed'] as const)
      expect(decideOrder(undefined, mark(event, 0))).toBe('accepted')
  })

  test.each([
    ['a newer update', mark('updated', 1_000), mark('updated', 2_000), 'accepted'],
    ['an older update', mark('updated', 2_000), mark('updated', 1_000), 'stale'],
    ['the same body again', mark('updated', 1_000), mark('updated', 1_000), 'duplicate'],
    ['another body of the same instant', mark('updated', 1_000), mark('updated', 1_000, 'other'), 'accepted'],
    ['an update within the instant of the creation', mark('created', 1_000), mark('updated', 1_000), 'accepted'],
    ['the creation, after an update of its instant', mark('updated', 1_000), mark('created', 1_000), 'stale'],
    ['a creation, later: all records are sent again', mark('updated', 1_000), mark('created', 2_000), 'accepted'],
    ['a destruction', mark('updated', 1_000), mark('destroyed', 2_000), 'accepted'],
    ['a destruction within the instant of an update', mark('updated', 1_000), mark('destroyed', 1_000), 'accepted'],
    ['a late update of the instant of the destruction', mark('destroyed', 1_000), mark('updated', 1_000), 'stale'],
    ['a late update, older than the destruction', mark('destroyed', 2_000), mark('updated', 1_000), 'stale'],
    ['a late creation', mark('destroyed', 2_000), mark('created', 1_000), 'stale'],
    ['an update a moment newer than the destruction', mark('destroyed', 1_000), mark('updated', 1_001), 'stale'],
    ['an update much newer than the destruction', mark('destroyed', 1_000), mark('updated', 9_000_000), 'stale'],
    ['a creation newer than the destruction', mark('destroyed', 1_000), mark('created', 2_000), 'stale'],
    ['another destruction', mark('destroyed', 1_000), mark('destroyed', 2_000), 'stale'],
    ['the destruction again', mark('destroyed', 1_000), mark('destroyed', 1_000), 'duplicate'],
    [
      'a destruction older than what is known: it is final',
      mark('updated', 2_000),
      mark('destroyed', 1_000),
      'accepted',
    ],
  ] as const)('%s', (_, last, next, verdict) => {
    expect(decideOrder(last, next)).toBe(verdict)
  })
})

/** What is left of events that arrive in this order. */
function lastApplied(events: readonly EventMark[]): EventMark | undefined {
  let last: EventMark | undefined
  for (const event of events) if (decideOrder(last, event) === 'accepted') last = event
  return last
}

test.each([
  [
    'a destruction that updates computed afterwards follow',
    [
      mark('created', 1_000),
      mark('updated', 2_000),
      mark('updated', 3_000),
      mark('updated', 5_000),
      mark('updated', 6_000),
      mark('destroyed', 4_000),
    ],
    'destroyed',
  ],
  [
    'a history that ends in a destruction, within the second of an update',
    [
      mark('created', 1_000),
      mark('updated', 1_000),
      mark('updated', 2_000),
      mark('updated', 3_000),
      mark('updated', 4_000),
      mark('destroyed', 4_000),
    ],
    'destroyed',
  ],
  [
    'a history that goes on, one delivery doubled',
    [
      mark('created', 1_000),
      mark('updated', 1_500),
      mark('updated', 1_500),
      mark('updated', 2_000),
      mark('created', 3_000),
      mark('updated', 3_001),
    ],
    'updated',
  ],
] as const)('%s: all 720 orders end alike', (_, history, end) => {
  const orders = permute(history)
  expect(orders).toHaveLength(720)
  const ends = new Set(orders.map((order) => JSON.stringify(lastApplied(order))))
  expect([...ends]).toEqual([JSON.stringify(history.at(-1))])
  expect(history.at(-1)?.event).toBe(end)
})
