// Caches the starts of slots, which take longer to compute than to write: recently used ones are kept, within a budget for the whole
// process, and others are computed again on request.
import type { TokenBucket } from './token-bucket.js'
import type { PackedStarts } from './packed-starts.js'

/** Slots of some days at one meeting point, for one reason and number of persons. */
export interface Block {
  /** Counted from the beginning of its first day. */
  readonly starts: PackedStarts
}

interface Entry extends Block {
  owner: Map<number, Block>
  key: number
  /** Used since the last eviction (second chance). */
  isUsed: boolean
}

/** Overhead in bytes of an entry, so that empty blocks count too. */
const OVERHEAD = 400

export class BlockCache {
  readonly #budget: number
  readonly #bucket: Pick<TokenBucket, 'take'>
  #size = 0
  /** In the order of eviction. */
  readonly #entries = new Set<Entry>()

  /**
   * @param budget bytes of all blocks together
   * @param bucket bytes that it may take in
   */
  constructor(budget: number, bucket: Pick<TokenBucket, 'take'>) {
    this.#budget = budget
    this.#bucket = bucket
  }

  get(owner: Map<number, Block>, key: number): Block | undefined {
    const entry = owner.get(key) as Entry | undefined
    if (entry) entry.isUsed = true
    return entry
  }

  /** Keeps a block for its owner; others go when there is no room. One that is larger than the whole budget or the allowance is not kept. */
  add(owner: Map<number, Block>, key: number, block: Block): void {
    const size = getSize(block)
    if (size > this.#budget || !this.#bucket.take(size)) return
    this.remove(owner, key)
    this.#makeRoom(size)
    const entry = { ...block, owner, key, isUsed: false }
    owner.set(key, entry)
    this.#entries.add(entry)
    this.#size += size
  }

  remove(owner: Map<number, Block>, key: number): void {
    const entry = owner.get(key) as Entry | undefined
    if (!entry) return
    owner.delete(key)
    this.#entries.delete(entry)
    this.#size -= getSize(entry)
  }

  /** Second chance: a block used since it was last considered moves to the end instead of being evicted. */
  #makeRoom(size: number): void {
    for (const entry of this.#entries) {
      if (this.#size + size <= this.#budget) return
      this.#entries.delete(entry)
      if (entry.isUsed) {
        entry.isUsed = false
        this.#entries.add(entry)
      } else {
        entry.owner.delete(entry.key)
        this.#size -= getSize(entry)
      }
    }
  }
}

function getSize({ starts }: Block): number {
  return 2 * starts.length + OVERHEAD
}
