// Decides which of two events about the same object counts. Pure, so that tests can try every order of arrival.
import type { EventName } from '@hub/rdv-insertion-client/webhooks'

/** What is remembered of the last event applied to an object, and compared with the next. */
export interface EventMark {
  /** Epoch milliseconds: texts of two offsets do not compare. */
  sentAt: number
  event: EventName
  /** SHA-256 of the body. */
  digest: string
}

/**
 * - `accepted`: it is applied
 * - `duplicate`: it is the one applied last
 * - `stale`: what is known is newer
 */
export type EventDecision = 'accepted' | 'duplicate' | 'stale'

/** Within one instant: nothing comes before a creation. */
const RANK: Readonly<Record<EventName, number>> = { created: 0, updated: 1, destroyed: 2 }

/**
 * Judges an event against the last one applied, for objects whose ids never return. Retries bring events for weeks, in any order: the
 * later instant counts, and within one instant the later kind. Two updates of one instant cannot be told apart but by their arrival, so
 * that the second is applied.
 *
 * `destroyed` is final: it undoes what is newer, and nothing undoes it, newer events included. Both services build it before they
 * delete, and later versions of RDV-Solidarités compute `updated` in a job, after the fact. What can be made again under the same name,
 * a relation of two ids, would be put in order by time alone; none is kept here.
 *
 * @param last undefined for an object never heard of: whatever its first event says is an upsert
 */
export function decideOrder(last: EventMark | undefined, next: EventMark): EventDecision {
  if (last === undefined) return 'accepted'
  if (next.digest === last.digest) return 'duplicate'
  if (last.event === 'destroyed') return 'stale'
  if (next.event === 'destroyed') return 'accepted'
  const later = next.sentAt - last.sentAt || RANK[next.event] - RANK[last.event]
  return later >= 0 ? 'accepted' : 'stale'
}
