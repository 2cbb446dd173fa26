const FIRST_WAIT = 200
const LONGEST_WAIT = 8_000

/**
 * The wait before retry number `retry` (0 for the first), in milliseconds: doubling from 200 ms up to 8 s, of which the upper
 * half is random so that clients stopped by the same failure do not come back in step.
 */
export function backoff(retry: number, random: () => number = Math.random): number {
  const longest = Math.min(FIRST_WAIT * 2 ** retry, LONGEST_WAIT)
  return longest / 2 + random() * (longest / 2)
}
