import { hash } from 'node:crypto'

/** Remembers which searches came lately: some hundred bytes for each, however long it is. */
export class AskedSearches {
  readonly #limit: number
  /** Until when asking again counts, by a digest of the search; the one asked longest ago first. */
  readonly #notes = new Map<string, number>()

  /** @param limit how many it remembers at most */
  constructor(limit: number) {
    this.#limit = limit
  }

  /**
   * Notes that a search comes now, and until when coming again counts; both in epoch milliseconds.
   * @returns whether it came before, and that still counts
   */
  note(key: string, now: number, until: number): boolean {
    // Two searches with the same digest would do no harm: one of them counts a first time.
    const digest = hash('sha256', key, 'base64')
    const counted = this.#notes.get(digest)
    this.#notes.delete(digest)
    this.#notes.set(digest, until)
    if (this.#notes.size > this.#limit) {
      const [oldest = ''] = this.#notes.keys()
      this.#notes.delete(oldest)
    }
    return counted !== undefined && now < counted
  }
}
