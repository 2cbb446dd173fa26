import { describe, expect, test } from 'vitest'
import { UnreadAnswer } from './unread-answer.js'

const SIZE = 20_000_000

/** Looks each second at a client for which the system has taken so many bytes after so many seconds. */
function secondOfTheEnd(
  steps: readonly (readonly [second: number, taken: number])[],
  seconds: number,
): number | undefined {
  const client = new UnreadAnswer(60_000)
  for (let second = 0; second <= seconds; second += 1) {
    const taken = steps.findLast(([from]) => from <= second)?.[1] ?? 0
    if (client.look({ waiting: SIZE - taken, taken }, 1_000)) return second
  }
  return undefined
}

describe('a client', () => {
  test('that reads nothing is ended, though the system took megabytes for it at first', () => {
    const steps = [
      [0, 100_000],
      [1, 4_000_000],
      [2, 6_500_000],
    ] as const
    expect(secondOfTheEnd(steps, 200)).toBe(62)
  })

  // As it was seen on Linux, over loopback.
  test('that reads 100 kB/s is sent all, though nothing of that is seen for 40 s at a time', () => {
    const steps = [
      [0, 4_100_000],
      [1, 8_456_824],
      [41, 13_498_697],
      [82, 18_344_439],
      [123, SIZE],
    ] as const
    expect(secondOfTheEnd(steps, 300)).toBeUndefined()
  })

  test('that has read is waited for as long as it may take at 32 KiB/s', () => {
    const steps = [
      [0, 6_000_000],
      [50, 11_000_000],
      [150, 16_000_000],
    ] as const
    // 60 s, and what 10 MB take.
    expect(secondOfTheEnd(steps, 600)).toBe(366)
  })

  test('that reads a few bytes now and then is ended', () => {
    const steps = Array.from({ length: 20 }, (_, index) => [index * 61, 6_000_000 + index * 1_000] as const)
    expect(secondOfTheEnd(steps, 600)).toBeLessThan(130)
  })

  test('is not judged while nothing waits for it: the hub makes the next part of the answer', () => {
    const client = new UnreadAnswer(60_000)
    for (let second = 0; second < 600; second += 1) {
      expect(client.look({ waiting: second % 50 === 0 ? 0 : 1_000, taken: 5_000 }, 1_000)).toBe(false)
    }
  })
})
