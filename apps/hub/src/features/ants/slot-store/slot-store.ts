// The slots of all meeting points in memory, from which the search of ANTS is answered. The truth is in SQL: triggers write every change to
// `slot_changes`, whichever process or person made it, and the store reads the new rows there before it answers: every half second at
// most, and at once after a change by this process. It listens on no connection, so a lost connection loses no change (docs/decisions/0032).
//
//   freshness.ts             when to read changes again; last-copy.ts: what is answered while the database does not answer
//   change-feed.ts           which rows to read; changes.ts, loading.ts and tables.ts have the SQL
//   meeting-point-cache.ts   the meeting points in memory, and the answer to a search; cached-meeting-point.ts is one of them
//   offering.ts              whether a meeting point offers anything until its last day
//   ready-days.ts            the days that lie ready; ready-day.ts makes one: slot-template.ts writes it, deflate-records.ts deflates
//   answers.ts               puts an answer together of them; checksums.ts: what gzip needs for that
//   kept-text.ts             plain text of searches that are made again
import type { AgendaMeetingPoint } from '@hub/ants-client/editor'
import type { Database } from '../../../platform/database/database.js'
import type { Logger } from '../../../platform/process/logging.js'
import { createChangeFeed } from './change-feed.js'
import { createFreshness } from './freshness.js'
import { createLastCopy } from './last-copy.js'
import { MeetingPointCache, type OnLeftOut, type SlotSearch } from './meeting-point-cache.js'

export interface SlotStore {
  /** Whether the slots are those of the database now, or of half a second ago at most. */
  isFresh: () => boolean
  /** Waits until they are; reads everything the first time. */
  waitUntilFresh: () => Promise<void>
  /**
   * Waits until slots can be answered: fresh ones, or those of a minute ago at most while the database does not answer.
   * @throws when the database has not answered for a minute
   */
  waitUntilUsable: () => Promise<void>
  /** To be called when this process committed a change: the store is fresh again only once it has read it. */
  expire: () => void
  /** Every meeting point that offers something until its last day, ordered by id; the same frozen list as long as nothing changes. */
  meetingPoints: () => readonly AgendaMeetingPoint[]
  /** The slots of all these meeting points, as the bytes of one JSON object: a piece is good until the next one is asked for, or empty. */
  search: (search: SlotSearch, onPast?: (meetingPointId: string) => void) => Iterable<Uint8Array>
}

export interface SlotStoreOptions {
  database: Database
  /** Base of the addresses where slots are booked. */
  publicUrl: string
  /** The present, in epoch milliseconds. */
  now: () => number
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number
  /** Bytes of slots that lie ready, besides the meeting points themselves. Default 64 MB. */
  budget?: number | undefined
  logger?: Logger | undefined
}

/** Milliseconds that a change by another process may stay unseen. */
const TRUSTED_FOR = 500
/** Milliseconds that the last slots are answered while the database is away. A slot taken meanwhile is refused when it is booked. */
const USABLE_FOR = 60_000
/** Milliseconds. Well below the 10 and 12 s after which ANTS's endpoints stop waiting. */
const MAX_REFRESH_WAIT = { withCopy: 2_000, withoutCopy: 8_000 }
const DEFAULT_BUDGET = 64_000_000

export function createSlotStore(options: SlotStoreOptions): SlotStore {
  const { publicUrl, now, elapsed, budget = DEFAULT_BUDGET, logger } = options
  const cache = new MeetingPointCache(publicUrl, budget)
  const onUnreadable = (meeting_point_id: string, error: unknown): void => {
    const problem = error instanceof Error ? error.message : 'unknown'
    const message = 'slots: a meeting point or its appointments cannot be read, it offers nothing; mend its rows'
    logger?.error?.(message, { meeting_point_id, problem })
  }
  const onLeftOut: OnLeftOut = ({ id, name }, problem) => {
    const message = 'a meeting point is not published to ANTS; give it openings and durations, or remove it'
    logger?.warn?.(message, { meeting_point_id: id, name, problem })
  }
  const onOldCopy = (milliseconds: number): void => {
    const seconds = Math.round(milliseconds / 1_000)
    logger?.warn?.('slots: the database does not answer, ANTS is answered what was read before', { seconds })
  }
  const refresh = createChangeFeed({ ...options, cache, onUnreadable })
  const { age, ...freshness } = createFreshness({ refresh, trustedFor: TRUSTED_FOR, elapsed })
  return {
    ...freshness,
    waitUntilUsable: createLastCopy({ ...freshness, age, usableFor: USABLE_FOR, maxWait: MAX_REFRESH_WAIT, onOldCopy }),
    meetingPoints: () => cache.listings(now(), onLeftOut),
    search: (search, onPast) => cache.search(search, now(), onPast),
  }
}
