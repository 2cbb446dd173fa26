// Searches come in the same words again and again: everybody who looks around one town asks for the same places and days.
import type { Allowance } from './allowance.js'
import { AskedSearches } from './asked-searches.js'
import type { Place } from './place.js'

/** What an answer was made from. */
export interface Origin {
  places: readonly Place[]
  /** `versionOf` the places before it was made. */
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
  /** What it takes of the budget. */
  weight: number
}

const MINUTE = 60_000
/** Milliseconds that an answer is kept which time does not change. */
const STEADY_FOR = 30 * MINUTE
/** What an answer takes besides its bytes, and each of its places. */
const OVERHEAD = 400
const PLACE_OVERHEAD = 12
/** Searches remembered that came once: a megabyte or so. */
const NOTES = 8_000

/** Changes with what is held at any of the places: versions only go up. */
export function versionOf(places: readonly Place[]): number {
  return places.reduce((total, { version }) => total + version, 0)
}

/**
 * The bytes of whole answers, good for the minute in which they were made, or longer where time changes nothing, and as long as
 * nothing else is held at their places. When places come or go, or change themselves, `clear` forgets all answers.
 *
 * What is asked a first time is worth a note only: most of that never comes again, and what is kept in vain is garbage that only a
 * collection of the whole heap finds.
 */
export class AnswerCache {
  readonly #budget: number
  readonly #allowance: Pick<Allowance, 'take'>
  readonly #asked = new AskedSearches(NOTES)
  /** Being written down. */
  readonly #claimed = new Set<string>()
  #size = 0
  /** The one asked longest ago first. */
  readonly #entries = new Map<string, KeptAnswer>()

  /**
   * @param budget bytes of all answers together
   * @param allowance bytes that it may take in
   */
  constructor(budget: number, allowance: Pick<Allowance, 'take'>) {
    this.#budget = budget
    this.#allowance = allowance
  }

  /** @param now epoch milliseconds */
  get(key: string, now: number): Uint8Array | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#remove(key, entry)
    if (now < entry.goodFrom || now >= entry.goodUntil || isOutdated(entry.origin)) return undefined
    this.#add(key, entry)
    return entry.bytes
  }

  /**
   * Notes that this was asked. Whether the caller, and nobody else until it calls `release`, may write down so many bytes to keep them:
   * they were asked before, an answer of then would still be good but for what is held, and there is room.
   * @param now when the answer was made, epoch milliseconds
   */
  claim(key: string, size: number, origin: Origin, now: number): boolean {
    if (!this.#asked.note(key, now, goodUntil(origin, now)) || this.#claimed.has(key)) return false
    if (weightOf(key, size, origin) > this.#budget || !this.#allowance.take(size)) return false
    this.#claimed.add(key)
    return true
  }

  release(key: string): void {
    this.#claimed.delete(key)
  }

  /** @param now when the answer was made, epoch milliseconds */
  keep(key: string, bytes: Uint8Array, origin: Origin, now: number): void {
    const former = this.#entries.get(key)
    if (former) this.#remove(key, former)
    const goodFrom = beginningOfMinute(now)
    const weight = weightOf(key, bytes.byteLength, origin)
    this.#add(key, { bytes, origin, goodFrom, goodUntil: goodUntil(origin, now), weight })
    if (this.#size <= this.#budget) return
    for (const [oldest, entry] of this.#entries) {
      this.#remove(oldest, entry)
      if (this.#size <= this.#budget) return
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  #add(key: string, entry: KeptAnswer): void {
    this.#entries.set(key, entry)
    this.#size += entry.weight
  }

  #remove(key: string, entry: KeptAnswer): void {
    this.#entries.delete(key)
    this.#size -= entry.weight
  }
}

/** Slots begin and end by the minute. */
function beginningOfMinute(now: number): number {
  return Math.floor(now / MINUTE) * MINUTE
}

function goodUntil({ isSteady }: Origin, now: number): number {
  return beginningOfMinute(now) + (isSteady ? STEADY_FOR : MINUTE)
}

function weightOf(key: string, size: number, { places }: Origin): number {
  return OVERHEAD + key.length + PLACE_OVERHEAD * places.length + size
}

function isOutdated({ places, version }: Origin): boolean {
  return versionOf(places) !== version
}
