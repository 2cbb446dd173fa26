import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** Remembers recent searches, in some hundred bytes each, however long they are. */
export class CacheAdmission {
  /** Until when a repetition counts, by a digest of the search. */
  readonly #notes: LRUCache<string, number>

  /** @param limit how many it remembers at most */
  constructor(limit: number) {
    this.#notes = new LRUCache({ max: limit })
  }

  /**
   * Notes that a search comes now, and until when coming again counts; both in epoch milliseconds.
   * @returns whether it came before, and that still counts
   */
  note(key: string, now: number, until: number): boolean {
    // Two searches with the same digest would do no harm: one of them counts a first time.
    const digest = hash('sha256', key, 'base64')
    const counted = this.#notes.peek(digest)
    this.#notes.set(digest, until)
    return counted !== undefined && now < counted
  }
}
