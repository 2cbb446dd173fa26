// When slots start takes longer to find out than to write down: what was asked lately is kept, within a budget for the whole
// process, and the others are found again when somebody asks.
import type { Allowance } from './allowance.js'
import type { PackedStarts } from './packed-starts.js'

/** Slots of some days at one place, for one reason and number of persons. */
export interface Block {
  /** Counted from the beginning of its first day. */
  readonly starts: PackedStarts
}

interface Entry extends Block {
  owner: Map<number, Block>
  key: number
  /** Asked since the last time that room was looked for. */
  isUsed: boolean
}

/** What an entry takes besides its minutes, so that empty blocks are not free. */
const OVERHEAD = 400

export class BlockCache {
  readonly #budget: number
  readonly #allowance: Pick<Allowance, 'take'>
  #size = 0
  /** In the order in which they are looked at when room is needed. */
  readonly #entries = new Set<Entry>()

  /**
   * @param budget bytes of all blocks together
   * @param allowance bytes that it may take in
   */
  constructor(budget: number, allowance: Pick<Allowance, 'take'>) {
    this.#budget = budget
    this.#allowance = allowance
  }

  get(owner: Map<number, Block>, key: number): Block | undefined {
    const entry = owner.get(key) as Entry | undefined
    if (entry) entry.isUsed = true
    return entry
  }

  /** Keeps a block for its owner; others go when there is no room. One that is larger than the whole budget or the allowance is not kept. */
  add(owner: Map<number, Block>, key: number, block: Block): void {
    const size = sizeOf(block)
    if (size > this.#budget || !this.#allowance.take(size)) return
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
    this.#size -= sizeOf(entry)
  }

  /** Second chance: a block asked since it was last looked at goes behind the others instead of away. */
  #makeRoom(size: number): void {
    for (const entry of this.#entries) {
      if (this.#size + size <= this.#budget) return
      this.#entries.delete(entry)
      if (entry.isUsed) {
        entry.isUsed = false
        this.#entries.add(entry)
      } else {
        entry.owner.delete(entry.key)
        this.#size -= sizeOf(entry)
      }
    }
  }
}

function sizeOf({ starts }: Block): number {
  return 2 * starts.length + OVERHEAD
}
