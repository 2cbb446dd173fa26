/** Limits the bytes that a cache takes in: its whole capacity at once, and then as much again per `refill`. */
export class TokenBucket {
  readonly #capacity: number
  readonly #refill: number
  readonly #elapsed: () => number
  #left: number
  #at: number

  /**
   * @param capacity bytes
   * @param refill milliseconds in which it comes back from nothing to all
   * @param elapsed milliseconds of a monotonic clock
   */
  constructor(capacity: number, refill: number, elapsed: () => number) {
    this.#capacity = capacity
    this.#refill = refill
    this.#elapsed = elapsed
    this.#left = capacity
    this.#at = elapsed()
  }

  /** @returns whether so many bytes are left, which are then used up */
  take(bytes: number): boolean {
    const now = this.#elapsed()
    this.#left = Math.min(this.#capacity, this.#left + ((now - this.#at) * this.#capacity) / this.#refill)
    this.#at = now
    if (bytes > this.#left) return false
    this.#left -= bytes
    return true
  }
}
