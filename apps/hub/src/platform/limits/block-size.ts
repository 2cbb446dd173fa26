/** Largest part of the limit that one process may hold unused. */
const LARGEST_PART = 1 / 10

/**
 * How many permits a process takes at a time: twice what it used of the block before. A process that rarely asks holds one or two, so
 * that many such processes do not use up the limit; one that asks all the time needs one statement for a tenth of the limit.
 */
export function nextBlockSize(used: number, limit: number): number {
  return Math.min(Math.max(1, 2 * used), Math.ceil(limit * LARGEST_PART))
}
