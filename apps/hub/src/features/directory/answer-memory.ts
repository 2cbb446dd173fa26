import { LRUCache } from 'lru-cache'
import type { StoredAnswer } from './stored-answers.js'

/** Bytes that the answers in the memory of a process may take, with what holds them. */
export const MAX_MEMORY = 64_000_000
/** Bytes of an entry beside its text: its digest, the entry, the two instants. */
const ENTRY_OVERHEAD = 512

/** The answers that were asked for last. One that would drive out a quarter of the others is not kept. */
export function createAnswerMemory(maxSize = MAX_MEMORY): LRUCache<string, StoredAnswer> {
  return new LRUCache<string, StoredAnswer>({
    maxSize,
    maxEntrySize: Math.floor(maxSize / 4),
    // Two bytes a character, as soon as one of them is none of Latin-1.
    sizeCalculation: ({ body }) => 2 * body.length + ENTRY_OVERHEAD,
  })
}
