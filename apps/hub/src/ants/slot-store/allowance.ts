/** How much a cache may take in: all that it has room for at once, and then as much again in `refill`. */
export class Allowance {
  readonly #capacity: number
  readonly #refill: number
  readonly #elapsed: () => number
  #left: number
  #at: number

  /**
   * @param capacity bytes
   * @param refill milliseconds in which it comes back from nothing to all
   * @param elapsed milliseconds by a clock that nobody sets
   */
  constructor(capacity: number, refill: number, elapsed: () => number) {
    this.#capacity = capacity
    this.#refill = refill
    this.#elapsed = elapsed
    this.#left = capacity
    this.#at = elapsed()
  }

  /** @returns whether there are so many bytes left, which are then gone */
  take(bytes: number): boolean {
    const now = this.#elapsed()
    this.#left = Math.min(this.#capacity, this.#left + ((now - this.#at) * this.#capacity) / this.#refill)
    this.#at = now
    if (bytes > this.#left) return false
    this.#left -= bytes
    return true
  }
}
