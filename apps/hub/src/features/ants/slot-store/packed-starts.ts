// When slots start, two bytes a slot.

/**
 * Minutes from the beginning of some day, sorted, each one character (a UTF-16 unit): 65 536 minutes are forty-five days. Text, since
 * it lies in the heap of V8. The memory of a typed array is the C library's, which allocates no more before it has merged what
 * thousands of them let go at once: 5 to 13 ms of whatever request comes next (docs/decisions/0012).
 */
export type PackedStarts = string

/** @param minutes sorted */
export function packStarts(minutes: readonly number[]): PackedStarts {
  return String.fromCharCode(...minutes)
}

/** Those from one minute (included) to another (excluded). */
export function startsWithin(starts: PackedStarts, from: number, until: number): PackedStarts {
  return starts.slice(indexAt(starts, from), indexAt(starts, until))
}

/** The index of the first start at this minute or later. */
function indexAt(starts: PackedStarts, minute: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts.charCodeAt(middle) < minute) low = middle + 1
    else high = middle
  }
  return low
}
