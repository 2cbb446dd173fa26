import { endInstants } from '../time/paris.js'
import type { Points } from './points.js'

/** Intervals in order of time, none over another. Times are minutes, UTC. */
export interface Placed {
  count: number
  starts: Float64Array
  steps: Uint16Array
  values: Float64Array
  duplicates: number
  outside: number
  conflicts: { start: number; end: number; kept: number; other: number }[]
}

/** The period asked for, in minutes, UTC. */
export interface Span {
  start: number
  end: number
}

/**
 * Gives each point its instant, whatever the answer does: hours that come twice or never, in both ways of stamping, repeated points, points
 * in any order.
 *
 * Points are walked with a cursor, the end of the last interval. Of what a stamp can mean the instant is taken that goes on from the
 * cursor, otherwise the earliest one after it. A stamp that repeats the one before without going on from it is the same interval again;
 * or, where that is a conflict, the second hour of the night, of whose first hour something is missing. Points are walked as they come,
 * backwards, and sorted: the first reading without a conflict is the one, or that with the fewest.
 */
export function placePoints(points: Points, span: Span): Placed {
  const all = Array.from({ length: points.count }, (_, index) => index)
  const forwards = dropRepeats(points, all)
  const backwards = dropRepeats(points, all.toReversed())
  const readings = [
    () => walk(points, span, forwards, {}),
    () => walk(points, span, backwards, {}),
    () => walk(points, span, forwards, { isEager: true }),
    () => walk(points, span, backwards, { isEager: true }),
    () => walk(points, span, forwards, { isThrifty: true }),
    () => walk(points, span, sortIndexes(points, forwards, backwards), { isEager: true, isSorted: true }),
  ]
  let best: Placed | undefined
  for (const read of readings) {
    const placed = read()
    if (placed && placed.conflicts.length < (best?.conflicts.length ?? Infinity)) best = placed
    if (best?.conflicts.length === 0) break
  }
  const { duplicates, ...placed } = best as Placed
  return { ...placed, duplicates: duplicates + points.count - forwards.length }
}

/** A stamp that can mean two instants and comes more than twice: identical points are the same one, before anything else. */
function dropRepeats({ ends, steps, values }: Points, order: readonly number[]): number[] {
  const doubtful = order.filter((index) => endInstants(ends[index] as number).length > 1)
  const repeats = new Set<number>()
  for (const same of Map.groupBy(doubtful, (index) => ends[index] as number).values()) {
    const seen = new Set<string>()
    const others = same.filter((index) => seen.size === seen.add(`${steps[index]} ${values[index]}`).size)
    // When all are alike two remain: both hours may have the same value.
    const spare = same.length - others.length === 1 ? others.slice(1) : others
    if (same.length > 2) for (const index of spare) repeats.add(index)
  }
  return order.filter((index) => !repeats.has(index))
}

interface WalkOptions {
  /** A repeated stamp with another value goes on to the second hour, if it can. */
  isEager?: boolean
  /** A point that is like the one before is the same one, even where it would go on from it. */
  isThrifty?: boolean
  /** Nothing comes too late. */
  isSorted?: boolean
}

/** @returns undefined when a point comes too late to be placed, unless `isSorted` */
function walk(
  points: Points,
  span: Span,
  order: readonly number[],
  { isEager = false, isThrifty = false, isSorted = false }: WalkOptions,
): Placed | undefined {
  const { ends, steps, values } = points
  const placed = new Map<number, number>()
  const conflicts: Placed['conflicts'] = []
  let [cursor, duplicates, outside] = [span.start, 0, 0]
  let previous = -1
  for (const index of order) {
    const step = steps[index] as number
    const value = values[index] as number
    const instants = endInstants(ends[index] as number).filter((end) => end > span.start && end <= span.end)
    if (instants.length === 0) {
      outside += 1
      continue
    }
    const isSameStamp = previous >= 0 && ends[previous] === ends[index] && steps[previous] === step
    const isAlike = isSameStamp && Object.is(values[previous], value)
    const isRepeated = isEager ? isAlike : isSameStamp
    const after = isThrifty && isAlike ? [] : instants
    const next = after.find((end) => end === cursor + step) ?? after.find((end) => !isRepeated && end > cursor)
    const taken = findPlaced(instants, placed, values, value)
    // It is that of another value, while an instant before the cursor is free: the points are not in order.
    const isLate =
      next === undefined &&
      !isRepeated &&
      instants.some((end) => !placed.has(end)) &&
      !(taken !== undefined && Object.is(values[placed.get(taken) as number], value))
    if (isLate && !isSorted) return undefined
    const end = next ?? taken ?? instants[0]
    if (end === undefined) return undefined
    const known = placed.get(end)
    const isSame = known !== undefined && Object.is(values[known], value) && steps[known] === step
    if (isSame) duplicates += 1
    else if (known === undefined || Number.isNaN(values[known])) {
      placed.set(end, index)
      cursor = Math.max(cursor, end)
    } else if (!Number.isNaN(value))
      conflicts.push({ start: end - step, end, kept: values[known] as number, other: value })
    previous = index
  }
  return { ...withoutOverlaps(points, placed, conflicts), duplicates, outside, conflicts }
}

/** Among the instants that are taken already, preferably the one that says the same. */
function findPlaced(
  instants: readonly number[],
  placed: ReadonlyMap<number, number>,
  values: Float64Array,
  value: number,
): number | undefined {
  const taken = instants.filter((end) => placed.has(end))
  return taken.find((end) => Object.is(values[placed.get(end) as number], value)) ?? taken[0]
}

/** In order of time, without holes; an interval that reaches into the one before it is a conflict with it. */
function withoutOverlaps(points: Points, placed: ReadonlyMap<number, number>, conflicts: Placed['conflicts']) {
  const size = placed.size
  const kept = {
    count: 0,
    starts: new Float64Array(size),
    steps: new Uint16Array(size),
    values: new Float64Array(size),
  }
  let reached = -Infinity
  for (const [end, index] of [...placed].toSorted(([one], [other]) => one - other)) {
    const step = points.steps[index] as number
    const value = points.values[index] as number
    const start = end - step
    // A null beside a value says nothing.
    if (Number.isNaN(value)) continue
    if (start < reached) {
      conflicts.push({ start, end, kept: kept.values[kept.count - 1] as number, other: value })
      continue
    }
    kept.starts[kept.count] = start
    kept.steps[kept.count] = step
    kept.values[kept.count] = value
    kept.count += 1
    reached = end
  }
  return kept
}

/**
 * By time; of stamps that come twice on the night when clocks go back, the second ones after the first ones, so that both hours are in
 * order again. A stamp at the end of that night that comes once is the end of the second hour.
 */
function sortIndexes({ count, ends }: Points, forwards: readonly number[], backwards: readonly number[]): number[] {
  const isDescending = count > 1 && (ends[0] as number) > (ends[count - 1] as number)
  const indexes = isDescending ? backwards : forwards
  const byStamp = Map.groupBy(indexes, (index) => ends[index] as number)
  const instants = new Map<number, number>()
  for (const [local, same] of byStamp) {
    const [first = 0, second = first] = endInstants(local)
    const isEndOfNight = second !== first && endInstants(local + 1).length === 1
    for (const [pass, index] of same.entries())
      instants.set(index, pass > 0 || (isEndOfNight && same.length === 1) ? second : first)
  }
  return indexes.toSorted((one, other) => (instants.get(one) ?? 0) - (instants.get(other) ?? 0))
}
