// Judges the time of an event on its arrival: a sender's wrong clock must not block later events, and an old event must not be applied
// once its order is forgotten. Pure.
import type { EventMark, EventDecision } from './event-order.js'

const MINUTE = 60_000
const DAY = 86_400_000

/** Milliseconds that an event may be ahead of its arrival: clocks differ. */
const TOLERANCE = 5 * MINUTE
/** Milliseconds for which senders repeat a delivery with its first time: rdv-insertion for about three weeks, RDV-Solidarités for eight days. */
export const REPEATED_FOR = 30 * DAY
/**
 * Milliseconds that the order of an object's events is remembered after the last one. Longer than `REPEATED_FOR`, so that by then
 * whatever was signed before that last event, or in the weeks after a `destroyed`, is too old to be taken.
 */
export const ORDER_KEPT = 2 * REPEATED_FOR
/** Milliseconds that the digest of an event that was ahead is kept after the time it named: longer than any order that it could upset. */
export const AHEAD_KEPT = 3 * REPEATED_FOR

/** @param now on arrival, in epoch milliseconds */
export function isAhead({ sentAt }: Pick<EventMark, 'sentAt'>, now: number): boolean {
  return sentAt > now + TOLERANCE
}

/** An event that is ahead counts as sent when it arrives. */
export function onArrival<Event extends Pick<EventMark, 'sentAt'>>(event: Event, now: number): Event {
  return isAhead(event, now) ? { ...event, sentAt: now } : event
}

/**
 * What was remembered of an object's last event. A time still ahead was written before times were bounded by the arrival, which is
 * not known any more: whatever comes next is newer.
 */
export function rememberedMark<Mark extends EventMark>(last: Mark, now: number): Mark {
  return isAhead(last, now) ? { ...last, sentAt: Number.NEGATIVE_INFINITY } : last
}

export interface ForgottenOrder {
  /** The present, in epoch milliseconds. */
  now: number
  /** The latest event whose order was erased, in epoch milliseconds; undefined when none was. */
  erasedUntil: number | undefined
  /** Whether the event removes what is stored: a removal is always applied, since it stays true. */
  removes: boolean
}

/**
 * Judges an event about an object of which no order is remembered: it was never heard of, or not for so long that its order was
 * erased. Senders do not repeat an event that is so old, so it does not come from the sender.
 */
export function decideFirst(
  { sentAt }: Pick<EventMark, 'sentAt'>,
  { now, erasedUntil = Number.NEGATIVE_INFINITY, removes }: ForgottenOrder,
): EventDecision {
  return removes || (sentAt >= now - REPEATED_FOR && sentAt > erasedUntil) ? 'accepted' : 'stale'
}
