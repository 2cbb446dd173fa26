import { describe, expect, test } from 'vitest'
import { freeUntil } from './free-desks.js'

const morning = { from: 540, to: 600, desks: 1 }

describe('freeUntil', () => {
  test('is the end of the stretch of free minutes, and 0 outside', () => {
    const until = freeUntil([morning], [])
    expect([until[539], until[540], until[599], until[600]]).toEqual([0, 600, 600, 0])
  })

  test('stretches that touch are one', () => {
    const until = freeUntil([morning, { from: 600, to: 660, desks: 1 }], [])
    expect(until[540]).toBe(660)
  })

  test('removals cut stretches, even when they start or end outside of the openings', () => {
    const until = freeUntil(
      [morning],
      [
        { from: 0, to: 550, desks: 1 },
        { from: 560, to: 570, desks: null },
        { from: 590, to: 1440, desks: 4 },
      ],
    )
    expect([540, 549, 550, 559, 560, 570, 589, 590].map((minute) => until[minute])).toEqual([
      0, 0, 560, 560, 0, 590, 590, 0,
    ])
  })

  test('a desk taken twice does not come back once', () => {
    const until = freeUntil(
      [morning],
      [
        { from: 540, to: 560, desks: 1 },
        { from: 540, to: 580, desks: 1 },
      ],
    )
    expect([540, 560, 580].map((minute) => until[minute])).toEqual([0, 0, 600])
  })

  test('a day lasts until 24:00', () => {
    expect(freeUntil([{ from: 0, to: 1440, desks: 1 }], [])[0]).toBe(1440)
  })
})
