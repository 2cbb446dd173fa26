// Searches come in the same words again and again: everybody who looks around one town this month asks for the same places and days.
import type { Place } from './place.js'

export interface Answer {
  /** JSON in pieces. */
  json: readonly (string | Uint8Array)[]
  /** Bytes of the whole. */
  size: number
  /** What it was made from. */
  places: readonly Place[]
}

interface Entry extends Answer {
  versions: Uint32Array
  /** The minute in which it was made: slots begin and end by the minute. */
  minute: number
  isWhole: boolean
}

const MINUTE = 60_000

/** Whole answers, good for the minute in which they were made and as long as none of their places changed. */
export class AnswerCache {
  readonly #budget: number
  #size = 0
  /** The one asked longest ago first. */
  readonly #entries = new Map<string, Entry>()

  /** @param budget bytes of all answers together */
  constructor(budget: number) {
    this.#budget = budget
  }

  /** @param now epoch milliseconds */
  get(key: string, now: number): Answer['json'] | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#remove(key, entry)
    if (entry.minute !== Math.floor(now / MINUTE) || isOutdated(entry)) return undefined
    this.#keep(key, entry)
    if (!entry.isWhole) {
      // What is asked again is worth one copy: a thousand pieces cost more to send than their bytes.
      entry.json = [wholeOf(entry)]
      entry.isWhole = true
    }
    return entry.json
  }

  add(key: string, answer: Answer, now: number): void {
    const former = this.#entries.get(key)
    if (former) this.#remove(key, former)
    if (answer.size > this.#budget) return
    const versions = Uint32Array.from(answer.places, ({ version }) => version)
    this.#keep(key, { ...answer, versions, minute: Math.floor(now / MINUTE), isWhole: false })
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= this.#budget) return
      this.#remove(oldest, entry)
    }
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry)
    this.#size += entry.size
  }

  #remove(key: string, entry: Entry): void {
    this.#entries.delete(key)
    this.#size -= entry.size
  }
}

function isOutdated({ places, versions }: Entry): boolean {
  return places.some(({ version }, index) => version !== versions[index])
}

function wholeOf({ json }: Answer): Uint8Array {
  return Buffer.concat(json.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
}
