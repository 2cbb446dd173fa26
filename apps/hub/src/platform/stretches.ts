// Work done piece by piece, so that others have their turn.
import { ownTurn } from './own-turn.js'

/** At once, or a promise of it. */
export type MaybeLater<Value> = Value | Promise<Value>

/** Milliseconds of work without a pause: garbage is collected, and statements are made and read, in the same turn. */
const LONGEST_STRETCH = 1
/** Milliseconds that any work may take at once: what is short does not wait behind what is long. */
const SHORT = 0.2

/** When the stretch of this turn of the event loop is over, that all work which begins in it shares: requests come several at once. */
let pauseOfTurn: number | undefined

function sharedPause(): number {
  if (pauseOfTurn === undefined) {
    pauseOfTurn = performance.now() + LONGEST_STRETCH
    setImmediate(() => (pauseOfTurn = undefined))
  }
  return pauseOfTurn
}

/** What the work comes to, at once or after pauses. */
export function inStretches<Result>(work: Iterator<void, Result>): MaybeLater<Result>
/** The same, or undefined when it was given up: after so many milliseconds. */
export function inStretches<Result>(work: Iterator<void, Result>, patience: number): MaybeLater<Result | undefined>
export function inStretches<Result>(work: Iterator<void, Result>, patience = Infinity): MaybeLater<Result | undefined> {
  const now = performance.now()
  return untilDone(work, Math.max(sharedPause(), now + SHORT), now + patience)
}

function untilDone<Result>(work: Iterator<void, Result>, pause: number, end: number): MaybeLater<Result | undefined> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    if (performance.now() >= pause) return later(work, end)
  }
}

async function later<Result>(work: Iterator<void, Result>, end: number): Promise<Result | undefined> {
  await ownTurn()
  const now = performance.now()
  return now >= end ? undefined : untilDone(work, now + LONGEST_STRETCH, end)
}

/** For work that waits for something anyway: call it between two pieces, it waits for a turn whenever a stretch is over. */
export function createPacer(): () => Promise<void> | undefined {
  let pause = sharedPause()
  return () => {
    if (performance.now() < pause) return undefined
    return ownTurn().then(() => void (pause = performance.now() + LONGEST_STRETCH))
  }
}
