// Limits request bodies that are being read: their bytes in the process, and the time that one may take.

/** A body that is being read. */
export interface BodyInFlight {
  /**
   * Notes that so many bytes more came, and are held.
   * @returns false when there is no room for them
   */
  grow(bytes: number): boolean
  /** It was read, or given up. */
  done(): void
}

export interface BodiesInFlightOptions {
  /** Bytes of all bodies together. */
  budget: number
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number
}

/** Milliseconds after which a body may be evicted: one that takes so long is most likely sent slowly on purpose. */
const MAY_BE_EVICTED_AFTER = 1_000

interface Entry {
  bytes: number
  since: number
  evict: () => void
}

/**
 * A budget of bytes for all bodies that are being read. When it is used up, the body that has been arriving for the longest makes
 * room: a client that opens many connections to send slowly loses those, and does not block others.
 */
export class BodiesInFlight {
  readonly #budget: number
  readonly #elapsed: () => number
  #held = 0
  /** The one that came first first. */
  readonly #entries = new Set<Entry>()

  constructor({ budget, elapsed }: BodiesInFlightOptions) {
    this.#budget = budget
    this.#elapsed = elapsed
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#held
  }

  /** @param evict called once at most, when the body has to make room: it must be given up, and its bytes let go */
  begin(evict: () => void): BodyInFlight {
    const entry: Entry = { bytes: 0, since: this.#elapsed(), evict }
    this.#entries.add(entry)
    return {
      grow: (bytes) => {
        if (!this.#entries.has(entry) || !this.#makeRoom(bytes, entry)) return false
        entry.bytes += bytes
        this.#held += bytes
        return true
      },
      done: () => this.#forget(entry),
    }
  }

  #makeRoom(bytes: number, asking: Entry): boolean {
    if (bytes > this.#budget) return false
    const latest = this.#elapsed() - MAY_BE_EVICTED_AFTER
    for (const entry of this.#entries) {
      if (this.#held + bytes <= this.#budget) return true
      if (entry === asking || entry.bytes === 0) continue
      if (entry.since > latest) return false
      this.#forget(entry)
      entry.evict()
    }
    return this.#held + bytes <= this.#budget
  }

  #forget(entry: Entry): void {
    if (this.#entries.delete(entry)) this.#held -= entry.bytes
  }
}
