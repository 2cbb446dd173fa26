import { expect, test } from 'vitest'
import { yieldToEventLoop } from './yield-to-event-loop.js'

test('those who call at once go on one after the other, a turn of the event loop between any two', async () => {
  let turn = 0
  let over = false
  const count = (): void => {
    turn += 1
    if (!over) setImmediate(count)
  }
  setImmediate(count)
  const order: number[] = []
  const turns = await Promise.all(
    [1, 2, 3].map(async (caller) => {
      await yieldToEventLoop()
      order.push(caller)
      return turn
    }),
  )
  over = true
  expect(order).toEqual([1, 2, 3])
  expect(new Set(turns).size).toBe(3)
})
