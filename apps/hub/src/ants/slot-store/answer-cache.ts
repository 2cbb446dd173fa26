// Searches come in the same words again and again: everybody who looks around one town asks for the same places and days.
import type { Allowance } from './allowance.js'
import type { Place } from './place.js'
import { RecentKeys } from './recent-keys.js'

/** What an answer was made from. */
export interface Origin {
  places: readonly Place[]
  /** The versions that these had before. */
  versions: Uint32Array
  /** Time changes nothing of the answer in the next hour: it is about later days, none of them beyond a horizon. */
  isSteady: boolean
}

interface KeptAnswer extends Origin {
  bytes: Uint8Array
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
/** Part of the budget that remembers what was asked a first time. */
const ASKED = 1 / 16

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
  readonly #asked: RecentKeys
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
    this.#asked = new RecentKeys(budget * ASKED)
    this.#budget = budget * (1 - ASKED)
    this.#allowance = allowance
  }

  /** @param now epoch milliseconds */
  get(key: string, now: number): Uint8Array | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#remove(key, entry)
    if (now < entry.goodFrom || now >= entry.goodUntil || isOutdated(entry)) return undefined
    this.#add(key, entry)
    return entry.bytes
  }

  /**
   * Whether the caller, and nobody else until it calls `release`, may write down so many bytes to keep them: they were asked before,
   * and there is room.
   */
  claim(key: string, size: number): boolean {
    if (!this.#asked.tell(key) || this.#claimed.has(key)) return false
    if (size + OVERHEAD + key.length > this.#budget || !this.#allowance.take(size)) return false
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
    // Slots begin and end by the minute.
    const goodFrom = Math.floor(now / MINUTE) * MINUTE
    const goodUntil = goodFrom + (origin.isSteady ? STEADY_FOR : MINUTE)
    const weight = OVERHEAD + key.length + PLACE_OVERHEAD * origin.places.length + bytes.byteLength
    this.#add(key, { ...origin, bytes, goodFrom, goodUntil, weight })
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= this.#budget) break
      this.#remove(oldest, entry)
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

function isOutdated({ places, versions }: KeptAnswer): boolean {
  return places.some(({ version }, index) => version !== versions[index])
}
