// Searches come in the same words again and again: everybody who looks around one town this month asks for the same places and days.
import type { JsonPiece } from '@hub/ants-client/editor'
import type { Allowance } from './allowance.js'
import type { Place } from './place.js'

export interface Answer {
  /** JSON in pieces. */
  json: readonly JsonPiece[]
  /** Bytes of all pieces once they are written down. */
  size: number
  /** What it was made from, and the versions that these had before. */
  places: readonly Place[]
  versions: Uint32Array
  /** Time changes nothing of it in the next hour: it is about later days, none of them beyond a horizon. */
  isSteady: boolean
}

export interface KeptAnswer extends Answer {
  /** Epoch milliseconds; the end is excluded. */
  goodFrom: number
  goodUntil: number
  /** What it takes of the budget. */
  weight: number
  /** All bytes are written down, in one piece. */
  isWhole: boolean
  /** Somebody writes them down. */
  isClaimed: boolean
}

const MINUTE = 60_000
/** Milliseconds that an answer is kept which time does not change. */
const STEADY_FOR = 30 * MINUTE
/** What an answer takes besides its bytes, and each of its pieces and places, so that thousands of small ones are not free. */
const OVERHEAD = 400
const PIECE_OVERHEAD = 200
/** Bytes that a piece makes of one that it keeps: two for a slot of some hundred and eighty, and all of a block for one day of it. */
const MADE_OF_ONE = 8

/**
 * Whole answers, good for the minute in which they were made, or longer where time changes nothing, and as long as nothing else is
 * held at their places. When places come or go, or change themselves, `clear` forgets all answers.
 *
 * What is asked a first time is kept as what it is made from. Asked again, it is worth its bytes.
 */
export class AnswerCache {
  readonly #budget: number
  /** For what is asked a first time, and for bytes: any number of small new answers takes nothing from these. */
  readonly #allowances: { pieces: Pick<Allowance, 'take'>; bytes: Pick<Allowance, 'take'> }
  #size = 0
  /** The one asked longest ago first. */
  readonly #entries = new Map<string, KeptAnswer>()

  /**
   * @param budget bytes of all answers together
   * @param newAllowance bytes that it may take in
   */
  constructor(budget: number, newAllowance: () => Pick<Allowance, 'take'>) {
    this.#budget = budget
    this.#allowances = { pieces: newAllowance(), bytes: newAllowance() }
  }

  /** @param now epoch milliseconds */
  get(key: string, now: number): KeptAnswer | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#remove(key, entry)
    if (now < entry.goodFrom || now >= entry.goodUntil || isOutdated(entry)) return undefined
    this.#keep(key, entry)
    return entry
  }

  /** Keeps an answer, unless a good one is there: the same search comes several times at once. */
  add(key: string, answer: Answer, now: number): void {
    if (this.get(key, now)) return
    const weight = weightOf(key, answer)
    if (weight > this.#budget || !this.#allowances.pieces.take(weight)) return
    // Slots begin and end by the minute.
    const goodFrom = Math.floor(now / MINUTE) * MINUTE
    const goodUntil = goodFrom + (answer.isSteady ? STEADY_FOR : MINUTE)
    this.#keep(key, { ...answer, goodFrom, goodUntil, weight, isWhole: false, isClaimed: false })
    this.#makeRoom()
  }

  /** Whether the caller, and nobody else, may write down the bytes of this answer to keep them. */
  claim(kept: KeptAnswer): boolean {
    if (kept.isClaimed || kept.size + kept.weight > this.#budget || !this.#allowances.bytes.take(kept.size))
      return false
    kept.isClaimed = true
    return true
  }

  /** Keeps the bytes instead of what they were made from, unless the answer is no longer kept. */
  keepWhole(key: string, kept: KeptAnswer, bytes: Uint8Array): void {
    if (this.#entries.get(key) !== kept) return
    this.#remove(key, kept)
    const whole = { ...kept, json: [bytes], isWhole: true }
    this.#keep(key, { ...whole, weight: weightOf(key, whole) })
    this.#makeRoom()
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  #makeRoom(): void {
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= this.#budget) return
      this.#remove(oldest, entry)
    }
  }

  #keep(key: string, entry: KeptAnswer): void {
    this.#entries.set(key, entry)
    this.#size += entry.weight
  }

  #remove(key: string, entry: KeptAnswer): void {
    this.#entries.delete(key)
    this.#size -= entry.weight
  }
}

function weightOf(key: string, { json, places }: Answer): number {
  return OVERHEAD + key.length + 12 * places.length + json.reduce((total, piece) => total + weightOfPiece(piece), 0)
}

function weightOfPiece(piece: JsonPiece): number {
  if (typeof piece === 'string') return PIECE_OVERHEAD + piece.length
  return PIECE_OVERHEAD + (piece instanceof Uint8Array ? piece.byteLength : piece.byteLength / MADE_OF_ONE)
}

function isOutdated({ places, versions }: KeptAnswer): boolean {
  return places.some(({ version }, index) => version !== versions[index])
}
