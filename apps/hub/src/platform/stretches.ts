// Work done piece by piece, so that others have their turn.
import { ownTurn } from '../../platform/own-turn.js'

/** At once, or a promise of it. */
export type MaybeLater<Value> = Value | Promise<Value>

/** Milliseconds of work without a pause: requests of several connections may begin in the same turn, and garbage is collected in it. */
const LONGEST_STRETCH = 1

/**
 * What the work comes to, at once or after pauses.
 * @param patience milliseconds after which the work is given up, by default never
 * @returns undefined when it was given up
 */
export function inStretches<Result>(work: Iterator<void, Result>, patience = Infinity): MaybeLater<Result | undefined> {
  return untilDone(work, performance.now() + patience)
}

function untilDone<Result>(work: Iterator<void, Result>, end: number): MaybeLater<Result | undefined> {
  const now = performance.now()
  const pause = now + LONGEST_STRETCH
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    if (performance.now() >= pause) break
  }
  return now >= end ? undefined : ownTurn().then(() => untilDone(work, end))
}
