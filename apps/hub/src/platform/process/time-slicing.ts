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
export function runInSlices<Result>(work: Iterator<void, Result>): MaybePromise<Result>
/** The same, or undefined when it was not done after `maxWait` milliseconds. */
export function runInSlices<Result>(work: Iterator<void, Result>, maxWait: number): MaybePromise<Result | undefined>
export function runInSlices<Result>(
  work: Iterator<void, Result>,
  maxWait = Infinity,
): MaybePromise<Result | undefined> {
  const now = performance.now()
  return untilDone(work, Math.max(sharedSliceEnd(), now + SHORT), now + maxWait)
}

function untilDone<Result>(work: Iterator<void, Result>, pause: number, end: number): MaybePromise<Result | undefined> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    if (performance.now() >= pause) return continueLater(work, end)
  }
}

async function continueLater<Result>(work: Iterator<void, Result>, end: number): Promise<Result | undefined> {
  await yieldToEventLoop()
  const now = performance.now()
  return now >= end ? undefined : untilDone(work, now + MAX_SLICE, end)
}

/** For asynchronous work: returns a function to await between two pieces, which yields whenever a time slice is over. */
export function createYieldWhenDue(): () => Promise<void> | undefined {
  let pause = sharedSliceEnd()
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
