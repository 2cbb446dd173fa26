// Searches come in the same words again and again: everybody who looks around one town this month asks for the same places and days.
import type { Allowance } from './allowance.js'
import type { Place } from './place.js'

export interface Answer {
  /** JSON in pieces. */
  json: readonly (string | Uint8Array)[]
  /** Bytes of the whole. */
  size: number
  /** What it was made from, and the versions that these had before. */
  places: readonly Place[]
  versions: Uint32Array
  /** Time changes nothing of it in the next hour: it is about later days, none of them beyond a horizon. */
  isSteady: boolean
}

interface Entry extends Answer {
  /** Epoch milliseconds; the end is excluded. */
  goodFrom: number
  goodUntil: number
  /** What it takes of the budget. */
  weight: number
  isWhole: boolean
}

const MINUTE = 60_000
/** Milliseconds that an answer is kept which time does not change. */
const STEADY_FOR = 30 * MINUTE
/** What an answer takes besides its bytes, and each of its pieces and places, so that thousands of small ones are not free. */
const OVERHEAD = 400
const PIECE_OVERHEAD = 100

/**
 * Whole answers, good for the minute in which they were made, or longer where time changes nothing, and as long as nothing else is
 * held at their places. When places come or go, or change themselves, `clear` forgets all answers.
 */
export class AnswerCache {
  readonly #budget: number
  readonly #allowance: Pick<Allowance, 'take'>
  #size = 0
  /** The one asked longest ago first. */
  readonly #entries = new Map<string, Entry>()

  /**
   * @param budget bytes of all answers together
   * @param allowance bytes that it may take in
   */
  constructor(budget: number, allowance: Pick<Allowance, 'take'>) {
    this.#budget = budget
    this.#allowance = allowance
  }

  /** @param now epoch milliseconds */
  get(key: string, now: number): Answer['json'] | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#remove(key, entry)
    if (now < entry.goodFrom || now >= entry.goodUntil || isOutdated(entry)) return undefined
    this.#keep(key, entry)
    if (!entry.isWhole) {
      // What is asked again is worth one copy: a thousand pieces cost more to send than their bytes.
      entry.json = [wholeOf(entry)]
      entry.isWhole = true
    }
    return entry.json
  }

  add(key: string, answer: Answer, now: number): void {
    const weight = weightOf(key, answer)
    if (weight > this.#budget || !this.#allowance.take(weight)) return
    const former = this.#entries.get(key)
    if (former) this.#remove(key, former)
    // A piece keeps the whole block that it was cut out of: a day of each of many places would hold eight times what it weighs.
    const isWhole = heldBy(answer) > 2 * answer.size
    const json = isWhole ? [wholeOf(answer)] : answer.json
    // Slots begin and end by the minute.
    const goodFrom = Math.floor(now / MINUTE) * MINUTE
    const goodUntil = goodFrom + (answer.isSteady ? STEADY_FOR : MINUTE)
    this.#keep(key, { ...answer, json, goodFrom, goodUntil, weight, isWhole })
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= this.#budget) return
      this.#remove(oldest, entry)
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry)
    this.#size += entry.weight
  }

  #remove(key: string, entry: Entry): void {
    this.#entries.delete(key)
    this.#size -= entry.weight
  }
}

function weightOf(key: string, { json, size, places }: Answer): number {
  return size + key.length + OVERHEAD + PIECE_OVERHEAD * json.length + 12 * places.length
}

/** Bytes that cannot be freed as long as the answer is kept. */
function heldBy({ json }: Answer): number {
  return json.reduce((total, piece) => total + (typeof piece === 'string' ? piece.length : piece.buffer.byteLength), 0)
}

function isOutdated({ places, versions }: Entry): boolean {
  return places.some(({ version }, index) => version !== versions[index])
}

function wholeOf({ json }: Answer): Uint8Array {
  return Buffer.concat(json.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
}
