import { expect, test } from 'vitest'
import { layOutBars, PLOT, roundUp } from './plot.js'

test.each([
  [0, 1],
  [0.3, 0.5],
  [1, 1],
  [17, 20],
  [2_100, 5_000],
  [999, 1_000],
])('the scale of %d ends at %d', (value, end) => {
  expect(roundUp(value)).toBeCloseTo(end)
})

test('bars stand on the axis, the highest reaches the top, what is missing has none', () => {
  const [full, none, zero] = layOutBars([100, null, 0], 100)
  expect(none).toBeNull()
  expect(zero?.height).toBe(0)
  expect(full && full.y).toBe(PLOT.top)
  expect(full && full.y + full.height).toBe(PLOT.height - PLOT.bottom)
  expect(full && full.x).toBeGreaterThanOrEqual(PLOT.left)
})
