// Time slicing: long work is done in pieces, so that the event loop does other work between them.
import { yieldToEventLoop } from './yield-to-event-loop.js'

/** A value, or a promise of it when it needs time. */
export type MaybePromise<Value> = Value | Promise<Value>

/** Milliseconds of work without a pause: garbage is collected, and statements are made and read, in the same turn. */
const MAX_SLICE = 1
/** Milliseconds that any work may take at once, so that short work does not wait behind long work. */
const SHORT = 0.2

/** End of the time slice of this turn of the event loop, shared by all work that begins in it: requests arrive several at once. */
let sliceEndOfTurn: number | undefined

function sharedSliceEnd(): number {
  if (sliceEndOfTurn === undefined) {
    sliceEndOfTurn = performance.now() + MAX_SLICE
    setImmediate(() => (sliceEndOfTurn = undefined))
  }
  return sliceEndOfTurn
}

/** Runs work in time slices. Returns its result, or a promise when it needs more than one. */
export function runInSlices<Result>(work: Iterator<void, Result>): MaybePromise<Result> {
  return runUntil(work, Math.max(sharedSliceEnd(), performance.now() + SHORT))
}

function runUntil<Result>(work: Iterator<void, Result>, pause: number): MaybePromise<Result> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    if (performance.now() >= pause) return yieldToEventLoop().then(() => runUntil(work, performance.now() + MAX_SLICE))
  }
}

/** For asynchronous work: returns a function to await between two pieces, which yields whenever a time slice is over. */
export function createYieldWhenDue(): () => Promise<void> | undefined {
  let pause = Math.max(sharedSliceEnd(), performance.now() + SHORT)
  return () => {
    if (performance.now() < pause) return undefined
    return yieldToEventLoop().then(() => void (pause = performance.now() + MAX_SLICE))
  }
}

/** Runs work without yielding: for commands, where no request waits. */
export function runWithoutPauses<Result>(work: Iterator<void, Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
