/** What an entry takes besides its characters, two bytes each at most. */
const OVERHEAD = 100

/** Remembers texts it was told lately, within a budget. */
export class RecentKeys {
  readonly #budget: number
  #size = 0
  /** The one told longest ago first. */
  readonly #keys = new Set<string>()

  /** @param budget bytes of all texts together */
  constructor(budget: number) {
    this.#budget = budget
  }

  /** @returns whether it is remembered from before */
  tell(key: string): boolean {
    const isKnown = this.#keys.delete(key)
    if (!isKnown) this.#size += sizeOf(key)
    this.#keys.add(key)
    for (const oldest of this.#keys) {
      if (this.#size <= this.#budget) break
      this.#keys.delete(oldest)
      this.#size -= sizeOf(oldest)
    }
    return isKnown
  }
}

function sizeOf(key: string): number {
  return OVERHEAD + 2 * key.length
}
