/** Milliseconds, the maximum of `setTimeout`: a longer timer fires at once. */
export const MAX_TIMER = 2 ** 31 - 1
