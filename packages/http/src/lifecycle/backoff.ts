import type { RetryDelay } from '../operations.js'

/**
 * The wait before retry number `retry` (0 for the first), in milliseconds: by default doubling from 200 ms up to 8 s. The upper half of
 * it is random, so that clients stopped by the same failure do not come back in step.
 */
export function backoff(
  retry: number,
  { initial = 200, factor = 2, maximum = 8_000 }: RetryDelay = {},
  random: () => number = Math.random,
): number {
  const longest = Math.min(initial * factor ** retry, maximum)
  return longest / 2 + random() * (longest / 2)
}
