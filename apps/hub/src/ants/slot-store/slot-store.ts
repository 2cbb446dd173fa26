// The slots of all places in memory, ready to be written down. The truth is in SQL: whatever changes it, any process or a hand, triggers write
// down in `slot_changes`, and the store reads what is new there before it answers: every half second at most, and at once after a
// change by this process. There is no connection to listen on, so nothing is missed when one is lost (docs/decisions/0011).
//
//   slot-store.ts      what others use
//   freshness.ts       when to look again
//   following.ts       what to read, with changes.ts, loading.ts and tables.ts for the SQL
//   kept-places.ts     the places in memory, with block-cache.ts for when their slots start, answer-cache.ts for answers that are asked
//                      again (asked-searches.ts tells which), and allowance.ts for how much of both
//   slots-json.ts      an answer, cut out of the blocks by the time that it is now
//   place.ts           a place and its blocks, with packed-schedule.ts, packed-starts.ts and held-desks.ts to keep it small
//   slot-template.ts   slots as bytes, written when they are sent (platform/response-in-parts.ts)
import type { AgendaMeetingPoint, JsonPiece } from '@hub/ants-client/editor'
import type { Database } from '../../platform/database.js'
import type { Logger } from '../../platform/logging.js'
import { createFollowing } from './following.js'
import { createFreshness } from './freshness.js'
import { KeptPlaces } from './kept-places.js'
import type { PlaceSlots, SlotsWindow } from './slots-json.js'
import type { MaybeLater } from '../../platform/stretches.js'

export interface SlotStore {
  /** Whether what follows is what the database says, or said half a second ago at most. */
  isFresh: () => boolean
  /** Waits until it is; reads everything the first time. */
  refreshed: () => Promise<void>
  /** Says that this process committed a change: it is seen before the store is fresh again. */
  expire: () => void
  /** Every place, in the order of ids: the same frozen list as long as none of them changed. */
  meetingPoints: () => readonly AgendaMeetingPoint[]
  /**
   * The slots of all places asked, as the pieces of one JSON object, later when there is much to make; undefined when they are to be
   * asked one by one: the days are over somewhere, or it takes too long.
   */
  wholeAnswer(meetingPointIds: readonly string[], query: SlotsWindow): MaybeLater<readonly JsonPiece[] | undefined>
  /** The slots of a place, later when there is much to make; undefined when there is no such place. */
  slots(meetingPointId: string, query: SlotsWindow): MaybeLater<PlaceSlots | undefined>
}

export interface SlotStoreOptions {
  database: Database
  /** Base of the addresses where slots are booked. */
  publicUrl: string
  /** The present, in epoch milliseconds. */
  now: () => number
  /** Milliseconds by a clock that nobody sets. */
  elapsed: () => number
  /** Bytes kept besides the places themselves: when slots start, and answers. Default 24 MiB. */
  budget?: number | undefined
  /** Told of what cannot be read. */
  logger?: Logger | undefined
}

/** Milliseconds that a change by another process may stay unseen. */
const TRUSTED_FOR = 500
const BUDGET = 24 * 1024 * 1024

export function createSlotStore(options: SlotStoreOptions): SlotStore {
  const { publicUrl, now, elapsed, budget = BUDGET, logger } = options
  const places = new KeptPlaces(publicUrl, budget, elapsed)
  const onUnreadable = (meeting_point_id: string, error: unknown): void => {
    const problem = error instanceof Error ? error.message : 'unknown'
    logger?.error?.('slots: a meeting point or its appointments cannot be read, it offers nothing; mend its rows', {
      meeting_point_id,
      problem,
    })
  }
  const refresh = createFollowing({ ...options, places, onUnreadable })
  return {
    ...createFreshness({ refresh, trustedFor: TRUSTED_FOR, elapsed }),
    meetingPoints: () => places.listings(),
    wholeAnswer: (meetingPointIds, query) => places.wholeAnswer(meetingPointIds, query, now()),
    slots: (meetingPointId, query) => places.slots(meetingPointId, query, now()),
  }
}
