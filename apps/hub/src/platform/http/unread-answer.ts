/** What became of the bytes that were written to a connection. */
export interface Written {
  /** That the system takes only when the client has read more. */
  waiting: number
  /** That the system took, since the connection was opened. */
  taken: number
}

/**
 * Milliseconds in which the system must take some of what waits. It keeps up to five megabytes between both ends, and tells nothing of a
 * client that reads them before there is room for as much again: one that reads 100 kB/s, steadily, was seen silent for 41 s.
 */
const MAX_SILENCE = 60_000
/** Bytes a second, on average, that a client which was silent for longer must have taken before. */
const MIN_READ_RATE = 32 * 1024

/** Judges a client by looking at it at intervals: whether it reads its answer, however slowly. */
export class UnreadAnswer {
  readonly #maxWait: number
  #taken = -1
  #silent = 0
  /** Since the client stopped reading for the first time: bytes that the system took before may not have been read. */
  #lasted = 0
  #earned = 0

  constructor(maxWait = MAX_SILENCE) {
    this.#maxWait = maxWait
  }

  /**
   * @param elapsed milliseconds since the last look in which the process saw what its connections do
   * @returns true when the client has read nothing for too long
   */
  look({ waiting, taken }: Written, elapsed: number): boolean {
    if (waiting === 0) {
      this.#reset()
      return false
    }
    if (this.#lasted > 0) this.#lasted += elapsed
    if (taken === this.#taken) {
      this.#silent += elapsed
      if (this.#lasted === 0) this.#lasted = elapsed
    } else {
      if (this.#lasted > 0) this.#earned += taken - this.#taken
      this.#silent = 0
      this.#taken = taken
    }
    return this.#silent >= this.#maxWait && this.#lasted >= this.#maxWait + (this.#earned / MIN_READ_RATE) * 1_000
  }

  #reset(): void {
    this.#taken = -1
    this.#silent = 0
    this.#lasted = 0
    this.#earned = 0
  }
}
