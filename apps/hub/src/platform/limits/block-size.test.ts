import { expect, test } from 'vitest'
import { nextBlockSize } from './block-size.js'

test('a block is twice what was used of the one before, from one to a tenth of the limit', () => {
  const sizes = [0]
  for (let count = 0; count < 8; count += 1) sizes.push(nextBlockSize(sizes.at(-1) ?? 0, 600))
  expect(sizes.slice(1)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  expect(nextBlockSize(0, 600)).toBe(1)
  expect(nextBlockSize(3, 600)).toBe(6)
  expect(nextBlockSize(3, 5)).toBe(1)
})
