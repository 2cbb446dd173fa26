// Which of two events about the same object counts. Pure, so that every order of arrival can be gone through.

export type EventName = 'created' | 'updated' | 'destroyed'

/** What is remembered of the last event applied to an object, and what is looked at in the next. */
export interface EventMark {
  /** Epoch milliseconds: texts of two offsets do not compare. */
  sentAt: number
  event: EventName
  /** Of the body's bytes. */
  digest: string
}

/**
 * - `accepted`: it is applied
 * - `duplicate`: it is the one applied last
 * - `stale`: what is known is newer
 */
export type Verdict = 'accepted' | 'duplicate' | 'stale'

/** Within one instant, of which RDV-Solidarités has one a second: nothing comes before a creation or after a destruction. */
const RANK: Readonly<Record<EventName, number>> = { created: 0, updated: 1, destroyed: 2 }

/**
 * Judges an event against the last one applied. Retries bring events for weeks, in any order: the later instant counts, and within one
 * instant the later kind. Two updates of one instant cannot be told apart but by their arrival, so that the second is applied.
 *
 * @param last undefined for an object never heard of: whatever its first event says is an upsert
 */
export function judge(last: EventMark | undefined, next: EventMark): Verdict {
  if (last === undefined) return 'accepted'
  const later = next.sentAt - last.sentAt || RANK[next.event] - RANK[last.event]
  if (later !== 0) return later > 0 ? 'accepted' : 'stale'
  return next.digest === last.digest ? 'duplicate' : 'accepted'
}
