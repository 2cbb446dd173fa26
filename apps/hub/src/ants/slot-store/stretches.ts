// Work done piece by piece, so that others have their turn.
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds of work without a pause. */
const LONGEST_STRETCH = 5

/** What the work comes to when it is done within one stretch. */
export function inOneStretch<Result>(work: Iterator<void, Result>): Result | undefined {
  return atMost(work, performance.now() + LONGEST_STRETCH)?.result
}

/** The same at once, or after pauses. */
export function inStretches<Result>(work: Iterator<void, Result>): Result | Promise<Result> {
  const done = atMost(work, performance.now() + LONGEST_STRETCH)
  return done ? done.result : nextTurn().then(() => inStretches(work))
}

function atMost<Result>(work: Iterator<void, Result>, end: number): { result: Result } | undefined {
  for (;;) {
    const { done, value } = work.next()
    if (done) return { result: value }
    if (performance.now() >= end) return undefined
  }
}
