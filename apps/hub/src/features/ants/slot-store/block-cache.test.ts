import { expect, test } from 'vitest'
import { type Block, BlockCache } from './block-cache.js'

const UNLIMITED = { take: () => true }

const block = (bytes: number): Block => ({ starts: ' '.repeat(bytes / 2) })

test('keeps what fits, and lets go what nobody asked for lately', () => {
  const cache = new BlockCache(5_000, UNLIMITED)
  const owner = new Map<number, Block>()
  for (const key of [1, 2, 3]) cache.add(owner, key, block(1_000))
  expect([...owner.keys()]).toEqual([1, 2, 3])
  cache.get(owner, 1)
  cache.add(owner, 4, block(1_000))
  expect([...owner.keys()].toSorted((one, other) => one - other)).toEqual([1, 3, 4])
  expect(cache.get(owner, 2)).toBeUndefined()
})

test('what was asked long ago goes too, once everything else was asked since', () => {
  const cache = new BlockCache(3_000, UNLIMITED)
  const owner = new Map<number, Block>()
  cache.add(owner, 1, block(1_000))
  cache.add(owner, 2, block(1_000))
  for (const key of [1, 2]) cache.get(owner, key)
  cache.add(owner, 3, block(1_000))
  expect([...owner.keys()].toSorted((one, other) => one - other)).toEqual([2, 3])
})

test('the room of what was removed or replaced is free again', () => {
  const cache = new BlockCache(3_000, UNLIMITED)
  const owner = new Map<number, Block>()
  const other = new Map<number, Block>()
  for (let round = 0; round < 100; round += 1) {
    cache.add(owner, 1, block(1_000))
    cache.add(other, 1, block(1_000))
    cache.remove(other, 1)
    cache.remove(other, 1)
  }
  expect(owner.size).toBe(1)
  cache.add(other, 1, block(1_000))
  expect([owner.size, other.size]).toEqual([1, 1])
})

test('a block larger than the budget is not kept, and nothing goes for its sake', () => {
  const cache = new BlockCache(3_000, UNLIMITED)
  const owner = new Map<number, Block>()
  cache.add(owner, 1, block(1_000))
  cache.add(owner, 2, block(3_000))
  expect([...owner.keys()]).toEqual([1])
})

test('what the allowance is too small for is not kept, and nothing goes for its sake', () => {
  let left = 2_000
  const cache = new BlockCache(3_000, { take: (bytes) => (left -= bytes) >= 0 })
  const owner = new Map<number, Block>()
  for (const key of [1, 2]) cache.add(owner, key, block(1_000))
  expect([...owner.keys()]).toEqual([1])
})
