import { numbersFrom } from '../random.js'

/** Choices that are the same for the same seed. */
export interface Chooser {
  /** @returns a whole number from 0 to below `limit` */
  below(limit: number): number
  pick<Item>(items: readonly Item[]): Item
  /** @param likelihood from 0 to 1 */
  chance(likelihood: number): boolean
}

export function createChooser(seed: number): Chooser {
  const next = numbersFrom(seed)
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    pick: (items) => {
      if (items.length === 0) throw new Error('There is nothing to pick from.')
      return items[below(items.length)] as (typeof items)[number]
    },
    chance: (likelihood) => next() < likelihood,
  }
}
