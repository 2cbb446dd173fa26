import type { AgendaMeetingPoint } from '@hub/ants-client/editor'
import { BlockCache } from './block-cache.js'
import { type HeldDesks, withDay } from './held-desks.js'
import { BLOCK_DAYS, blockKey, blockOfKey, makeBlock, type Place, type Wish } from './place.js'
import { type PlaceSlots, slotsJson, type SlotsWindow } from './slots-json.js'

/** Places in memory with the bytes made from them: what changes a place drops the bytes that it makes wrong. */
export class KeptPlaces {
  readonly #publicUrl: string
  readonly #cache: BlockCache
  #places: Map<string, Place> = new Map()
  #listings: readonly AgendaMeetingPoint[] | undefined

  /** @param budget bytes of ready answers kept, for all places together */
  constructor(publicUrl: string, budget: number) {
    this.#publicUrl = publicUrl
    this.#cache = new BlockCache(budget)
  }

  replaceAll(places: Map<string, Place>): void {
    for (const place of this.#places.values()) this.#dropBlocks(place)
    this.#places = places
    this.#listings = undefined
  }

  /** @param place none when there is no such place any more */
  replace(id: string, place: Place | undefined): void {
    const former = this.#places.get(id)
    if (former) this.#dropBlocks(former)
    if (place) this.#places.set(id, place)
    else this.#places.delete(id)
    this.#listings = undefined
  }

  /**
   * Replaces what is held at a place by appointments that start on a day.
   * @param oldest day before which everything is over
   */
  holdOnDay(id: string, day: number, held: HeldDesks, oldest: number): void {
    const place = this.#places.get(id)
    if (!place) return
    place.held = withDay(place.held, day, held, oldest)
    // An appointment may run into the day after.
    this.#dropBlocks(place, Math.floor(day / BLOCK_DAYS), Math.floor((day + 1) / BLOCK_DAYS))
  }

  /** The same frozen list as long as no place changed, in the order of ids. */
  listings(): readonly AgendaMeetingPoint[] {
    this.#listings ??= Object.freeze(
      [...this.#places].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, { listing }]) => listing),
    )
    return this.#listings
  }

  /** The slots of a place; undefined when there is no such place. */
  slots(id: string, query: SlotsWindow, now: number): PlaceSlots | undefined {
    const place = this.#places.get(id)
    return place && slotsJson(place, query, now, (block) => this.#blockOf(place, block, query))
  }

  #blockOf(place: Place, block: number, wish: Wish) {
    const key = blockKey(block, wish)
    const kept = this.#cache.get(place.blocks, key)
    if (kept) return kept
    const made = makeBlock(this.#publicUrl, place, block, wish)
    this.#cache.add(place.blocks, key, made)
    return made
  }

  #dropBlocks({ blocks }: Place, first = -Infinity, last = Infinity): void {
    for (const key of blocks.keys()) {
      const block = blockOfKey(key)
      if (first <= block && block <= last) this.#cache.remove(blocks, key)
    }
  }
}
