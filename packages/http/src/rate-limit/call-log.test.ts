import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CallLog } from './call-log.js'

const rules = fc.array(fc.record({ calls: fc.integer({ min: 1, max: 6 }), period: fc.integer({ min: 1, max: 500 }) }), {
  minLength: 1,
  maxLength: 3,
})
const steps = fc.array(
  fc.record({ pause: fc.integer({ min: 0, max: 200 }), duration: fc.integer({ min: 0, max: 300 }) }),
  {
    minLength: 1,
    maxLength: 60,
  },
)

it('lets no more calls than any rule allows begin in any period after the ends of those before', () => {
  fc.assert(
    fc.property(rules, steps, (limits, wanted) => {
      const log = new CallLog()
      const longest = Math.max(...limits.map(({ period }) => period))
      const calls: { start: number; end: number }[] = []
      let now = 0
      for (const { pause, duration } of wanted) {
        now += pause
        // As many tries as it takes: a delay is a lower bound, and every one of them brings the instant nearer.
        for (;;) {
          log.advance(now, longest)
          const [delay = 0] = log.delays(limits, 1, now, -Infinity)
          if (delay <= 0) break
          now += delay
        }
        log.add(now + duration)
        calls.push({ start: now, end: now + duration })
      }
      for (const { calls: most, period } of limits) {
        for (const [index, { start }] of calls.entries()) {
          const counted = calls.slice(0, index).filter(({ end }) => end + period > start)
          expect(counted.length).toBeLessThan(most)
        }
      }
    }),
  )
})

it('foretells the turns of those in line exactly, when calls end as they begin', () => {
  const limits = [
    { calls: 2, period: 1_000 },
    { calls: 3, period: 5_000 },
  ]
  const log = new CallLog()
  for (const end of [0, 400]) log.settle(log.add(end), end)
  expect(log.delays(limits, 5, 500, 0)).toEqual([500, 4_500, 4_900, 5_500, 9_500])
})

it('keeps no more than the longest period needs: what ended exactly a period ago counts no more', () => {
  const log = new CallLog()
  for (let now = 0; now < 10_000; now++) {
    log.advance(now, 100)
    log.settle(log.add(now), now)
  }
  log.advance(10_000, 100)
  expect(log.size).toBe(99)
})
