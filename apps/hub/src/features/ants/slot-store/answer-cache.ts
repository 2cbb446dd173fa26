// Caches answers to searches. The same searches are repeated: all visitors around one town ask for the same meeting points and days.
import { LRUCache } from 'lru-cache'
import type { TokenBucket } from './token-bucket.js'
import { CacheAdmission } from './cache-admission.js'
import type { CachedMeetingPoint } from './cached-meeting-point.js'

/** The inputs of an answer. */
export interface Origin {
  places: readonly CachedMeetingPoint[]
  /** `sumVersions` of the meeting points before it was made. */
  version: number
  /** Time changes nothing of the answer in the next hour: it is about later days, none of them beyond a horizon. */
  isSteady: boolean
}

interface KeptAnswer {
  bytes: Uint8Array
  origin: Origin
  /** Epoch milliseconds; the end is excluded. */
  goodFrom: number
  goodUntil: number
  /** Bytes of the budget. */
  weight: number
}

const MINUTE = 60_000
/** Milliseconds that an answer is kept which time does not change. */
const STEADY_FOR = 30 * MINUTE
/** Estimated overhead in bytes of an answer, and of each of its meeting points. */
const OVERHEAD = 400
const PLACE_OVERHEAD = 12
/** Searches remembered that came once: a megabyte or so. */
const NOTES = 8_000

/** Changes with what is held at any of the meeting points: versions only go up. */
export function sumVersions(places: readonly CachedMeetingPoint[]): number {
  return places.reduce((total, { version }) => total + version, 0)
}

/**
 * The bytes of whole answers, good for the minute in which they were made, or longer where time changes nothing, and as long as
 * nothing else is held at their meeting points. When meeting points come or go, or change themselves, `clear` forgets all answers.
 *
 * What is asked a first time is worth a note only: most of that never comes again, and what is kept in vain is garbage that only a
 * collection of the whole heap finds.
 */
export class AnswerCache {
  readonly #budget: number
  readonly #bucket: Pick<TokenBucket, 'take'>
  readonly #admission = new CacheAdmission(NOTES)
  /** Searches whose answers are being written to the cache. */
  readonly #claimed = new Set<string>()
  readonly #entries: LRUCache<string, KeptAnswer>

  /**
   * @param budget bytes of all answers together
   * @param bucket bytes that it may take in
   */
  constructor(budget: number, bucket: Pick<TokenBucket, 'take'>) {
    this.#budget = budget
    this.#bucket = bucket
    const maxSize = Math.max(1, Math.floor(budget))
    this.#entries = new LRUCache({ maxSize, sizeCalculation: ({ weight }) => weight })
  }

  /** @param now epoch milliseconds */
  get(key: string, now: number): Uint8Array | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (now >= entry.goodFrom && now < entry.goodUntil && !isOutdated(entry.origin)) return entry.bytes
    this.#entries.delete(key)
    return undefined
  }

  /**
   * Notes a search. Returns whether the caller, and no other until it calls `release`, may write that many bytes to the cache:
   * they were asked before, an answer of then would still be good but for what is held, and there is room.
   * @param now when the answer was made, epoch milliseconds
   */
  claim(key: string, size: number, origin: Origin, now: number): boolean {
    if (!this.#admission.note(key, now, goodUntil(origin, now)) || this.#claimed.has(key)) return false
    if (getWeight(key, size, origin) > this.#budget || !this.#bucket.take(size)) return false
    this.#claimed.add(key)
    return true
  }

  release(key: string): void {
    this.#claimed.delete(key)
  }

  /** @param now when the answer was made, epoch milliseconds */
  keep(key: string, bytes: Uint8Array, origin: Origin, now: number): void {
    const goodFrom = beginningOfMinute(now)
    const weight = getWeight(key, bytes.byteLength, origin)
    this.#entries.set(key, { bytes, origin, goodFrom, goodUntil: goodUntil(origin, now), weight })
  }

  clear(): void {
    this.#entries.clear()
  }
}

/** Slots begin and end by the minute. */
function beginningOfMinute(now: number): number {
  return Math.floor(now / MINUTE) * MINUTE
}

function goodUntil({ isSteady }: Origin, now: number): number {
  return beginningOfMinute(now) + (isSteady ? STEADY_FOR : MINUTE)
}

function getWeight(key: string, size: number, { places }: Origin): number {
  return OVERHEAD + key.length + PLACE_OVERHEAD * places.length + size
}

function isOutdated({ places, version }: Origin): boolean {
  return sumVersions(places) !== version
}
