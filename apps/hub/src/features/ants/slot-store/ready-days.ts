// The ready bytes of days: made when they are first asked for, dropped when the day changes or the budget is full.
import type { ReadyBytes } from '@hub/ants-client/editor'
import { LRUCache } from 'lru-cache'
import { REASONS } from '../agenda/schema.js'
import { type CachedMeetingPoint, type SlotCriteria, startsOfDay } from './cached-meeting-point.js'
import { type Block, BLOCK_DAYS, countSlots, makeBlock, readDeflated, readPlain, writeDays } from './day-block.js'
import { createSlotTemplate } from './slot-template.js'

/** Estimated bytes of a block besides its bytes. */
const OVERHEAD = 1_000
const MAX_DOCUMENTS = 16

export class ReadyDays {
  readonly #publicUrl: string
  readonly #budget: number
  /** With the bytes that each takes. */
  readonly #blocks: LRUCache<Block, number>

  /** @param budget bytes of all blocks together */
  constructor(publicUrl: string, budget: number) {
    this.#publicUrl = publicUrl
    this.#budget = budget
    const dispose = (_size: number, { owner, key }: Block): void => void owner.delete(key)
    this.#blocks = new LRUCache({ maxSize: budget, sizeCalculation: (size) => size, dispose })
  }

  /** The block in which a day is, with that day and those after it until `lastDay` made. */
  get(place: CachedMeetingPoint, wish: SlotCriteria, day: number, lastDay: number): Block {
    const number = Math.floor(day / BLOCK_DAYS)
    const firstDay = number * BLOCK_DAYS
    const { reason, documents_number } = wish
    const key = (number * REASONS.length + REASONS.indexOf(reason)) * MAX_DOCUMENTS + documents_number
    const asked = (2 << Math.min(lastDay - firstDay, BLOCK_DAYS - 1)) - (1 << (day - firstDay))
    const former = place.blocks.get(key)
    if (former && (former.made & asked) === asked) {
      this.#blocks.get(former)
      return former
    }
    const subject = { reason, documents_number, meeting_point_id: String(place.listing.id) }
    const template = former?.template ?? createSlotTemplate(this.#publicUrl, subject)
    const block = makeBlock(
      { owner: place.blocks, key, firstDay, template },
      (missing) => startsOfDay(place, missing, wish),
      asked,
      former,
    )
    if (former) this.#blocks.delete(former)
    this.#blocks.set(block, block.deflated.length + OVERHEAD)
    if (this.#blocks.has(block)) place.blocks.set(key, block)
    return block
  }

  /**
   * The slots of some days in a row, each with the comma before it. Where the list begins with them, from a minute of the first day on, the
   * first slot has no comma.
   */
  read(block: Block, from: number, until: number, minute: number | undefined, isGzip: boolean): Iterable<ReadyBytes> {
    if (isGzip) return readDeflated(block, from, until, minute)
    return [readPlain(block, this.#keepPlain(block), from, until, minute)]
  }

  #keepPlain(block: Block): Buffer | undefined {
    const size = this.#blocks.get(block)
    if (block.plain || size === undefined) return block.plain
    const more = countSlots(block, 0, BLOCK_DAYS) * block.template.size
    if (this.#blocks.calculatedSize + more > this.#budget) return undefined
    this.#blocks.set(block, size + more)
    block.owner.set(block.key, block)
    return (block.plain = writeDays(block, 0, BLOCK_DAYS))
  }

  /** To be called when what is held on a day changed. An appointment may run into the day after. */
  drop({ blocks }: CachedMeetingPoint, day: number): void {
    for (const block of blocks.values()) {
      for (const index of [day - block.firstDay, day + 1 - block.firstDay]) {
        if (index >= 0 && index < BLOCK_DAYS) block.made &= ~(1 << index)
      }
    }
  }

  dropAll({ blocks }: CachedMeetingPoint): void {
    for (const block of blocks.values()) this.#blocks.delete(block)
  }
}
