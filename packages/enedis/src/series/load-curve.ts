import { hasClockChange, MINUTE, parisOffset } from '../time/paris.js'
import { joinFacts } from './join-facts.js'
import { placePoints, type Placed, type Span } from './place-points.js'
import type { Points } from './points.js'
import type { Interval, LoadCurve, LoadCurveColumns, LoadCurveConflict, LoadCurvePoint, SeriesFacts } from './types.js'

/** Intervals of one length that follow each other: all that is kept of their times. */
interface Run {
  /** Place of its first value. */
  index: number
  /** Minutes, UTC. */
  start: number
  minutes: number
}

/** A curve out of the points of one answer. */
export function createLoadCurve(facts: Facts, points: Points, span: Span): LoadCurve {
  const plain = packPlain(points, span)
  if (plain) return new Curve({ ...facts, duplicates: 0, outside: 0 }, plain)
  const placed = placeQuickly(points, span) ?? placePoints(points, span)
  const { duplicates, outside } = placed
  const conflicts = placed.conflicts.map(({ start, end, kept, other }) => ({
    ...toInterval(start, end),
    watts: [kept, other] as [number, number],
  }))
  return new Curve({ ...facts, duplicates, outside }, { ...pack(placed), holes: findHoles(placed, span), conflicts })
}

/** Curves of windows that follow each other, as one. */
export function joinLoadCurves(curves: readonly LoadCurve[]): LoadCurve {
  const [first, ...others] = curves as readonly Curve[]
  return others.reduce((one: Curve, other) => one.followedBy(other), first as Curve)
}

/** The curve of a window for which Enedis has nothing. */
export function createEmptyLoadCurve(facts: Facts, span: Span): LoadCurve {
  const none = new Float64Array(0)
  return createLoadCurve(facts, { count: 0, ends: none, steps: new Uint16Array(0), values: none }, span)
}

type Facts = Omit<SeriesFacts, 'duplicates' | 'outside'>

interface Content {
  runs: Run[]
  watts: Int32Array | Float64Array
  holes: Interval[]
  conflicts: LoadCurveConflict[]
}

class Curve implements LoadCurve {
  readonly usagePointId: string
  readonly generation: LoadCurve['generation']
  readonly direction: LoadCurve['direction']
  readonly start: string
  readonly end: string
  readonly quality: string | null
  readonly duplicates: number
  readonly outside: number
  readonly holes: readonly Interval[]
  readonly conflicts: readonly LoadCurveConflict[]
  readonly #content: Content

  constructor(facts: SeriesFacts, content: Content) {
    this.usagePointId = facts.usagePointId
    this.generation = facts.generation
    this.direction = facts.direction
    this.start = facts.start
    this.end = facts.end
    this.quality = facts.quality
    this.duplicates = facts.duplicates
    this.outside = facts.outside
    this.holes = content.holes
    this.conflicts = content.conflicts
    this.#content = content
  }

  get unit(): 'W' {
    return 'W'
  }

  get length(): number {
    return this.#content.watts.length
  }

  get isComplete(): boolean {
    return this.holes.length === 0
  }

  toColumns(): LoadCurveColumns {
    const { watts, runs } = this.#content
    const start = new Float64Array(watts.length)
    const minutes = new Uint16Array(watts.length)
    for (const [place, run] of runs.entries()) {
      const last = runs[place + 1]?.index ?? watts.length
      const step = run.minutes * MINUTE
      let instant = run.start * MINUTE
      for (let index = run.index; index < last; index++) {
        start[index] = instant
        instant += step
      }
      minutes.fill(run.minutes, run.index, last)
    }
    return { start, minutes, watts: watts.slice() }
  }

  toArray(): LoadCurvePoint[] {
    return [...this]
  }

  *[Symbol.iterator](): Generator<LoadCurvePoint, void, undefined> {
    const { start, minutes, watts } = this.toColumns()
    for (let index = 0; index < watts.length; index++)
      yield { start: start[index] as number, minutes: minutes[index] as number, watts: watts[index] as number }
  }

  toJSON(): object {
    const { unit, length, isComplete } = this
    const { holes, conflicts } = this
    const { usagePointId, generation, direction, start, end, quality, duplicates, outside } = this
    const facts = { usagePointId, generation, direction, start, end, quality, duplicates, outside }
    return { ...facts, unit, length, isComplete, holes, conflicts, points: this.toArray() }
  }

  followedBy(next: Curve): Curve {
    const [mine, its] = [this.#content, next.#content]
    const shifted = its.runs.map((run) => ({ ...run, index: run.index + mine.watts.length }))
    const isWhole = mine.watts instanceof Int32Array && its.watts instanceof Int32Array
    const watts = new (isWhole ? Int32Array : Float64Array)(mine.watts.length + its.watts.length)
    watts.set(mine.watts)
    watts.set(its.watts, mine.watts.length)
    return new Curve(joinFacts(this, next), {
      runs: [...mine.runs, ...shifted],
      watts,
      holes: joinIntervals([...mine.holes, ...its.holes]),
      conflicts: [...mine.conflicts, ...its.conflicts],
    })
  }
}

/** What nearly every answer holds: whole watts, in steps of one length, from the first minute to the last, no clock change. */
function packPlain({ count, ends, steps, values }: Points, { start, end }: Span): Content | undefined {
  if (count === 0 || hasClockChange(start, end)) return undefined
  const offset = parisOffset(start)
  const minutes = steps[0] as number
  const watts = new Int32Array(count)
  let expected = start + offset
  for (let index = 0; index < count; index++) {
    expected += minutes
    const value = values[index] as number
    watts[index] = value
    // NaN, a decimal and what is too large are not what was stored.
    if (ends[index] !== expected || steps[index] !== minutes || watts[index] !== value) return undefined
  }
  if (expected - offset !== end) return undefined
  return { runs: [{ index: 0, start, minutes }], watts, holes: [], conflicts: [] }
}

/** Points in order, on days without a clock change. @returns undefined when it is anything else */
function placeQuickly({ count, ends, steps, values }: Points, { start, end }: Span): Placed | undefined {
  if (hasClockChange(start, end)) return undefined
  const offset = parisOffset(start)
  const starts = new Float64Array(count)
  let cursor = start
  for (let index = 0; index < count; index++) {
    const instant = (ends[index] as number) - offset
    const begin = instant - (steps[index] as number)
    if (begin < cursor || instant > end) return undefined
    starts[index] = begin
    cursor = instant
  }
  return { count, starts, steps, values, duplicates: 0, outside: 0, conflicts: [] }
}

/** Values without the holes, and the times of runs. */
function pack({ count, starts, steps, values }: Placed): Pick<Content, 'runs' | 'watts'> {
  const runs: Run[] = []
  const whole = new Int32Array(count)
  let [size, cursor, step, isWhole] = [0, Number.NaN, 0, true]
  for (let index = 0; index < count; index++) {
    const value = values[index] as number
    if (Number.isNaN(value)) continue
    const start = starts[index] as number
    const minutes = steps[index] as number
    if (start !== cursor || minutes !== step) runs.push({ index: size, start, minutes })
    whole[size] = value
    isWhole &&= whole[size] === value
    size += 1
    cursor = start + minutes
    step = minutes
  }
  if (isWhole) return { runs, watts: size === count ? whole : whole.slice(0, size) }
  return { runs, watts: values.subarray(0, count).filter((value) => !Number.isNaN(value)) }
}

function findHoles({ count, starts, steps, values }: Placed, span: Span): Interval[] {
  const holes: Interval[] = []
  let cursor = span.start
  for (let index = 0; index < count; index++) {
    const start = starts[index] as number
    if (Number.isNaN(values[index])) continue
    if (start > cursor) holes.push(toInterval(cursor, start))
    cursor = start + (steps[index] as number)
  }
  if (cursor < span.end) holes.push(toInterval(cursor, span.end))
  return holes
}

function toInterval(start: number, end: number): Interval {
  return { start: start * MINUTE, end: end * MINUTE }
}

/** Intervals in order, those that touch as one. */
function joinIntervals(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = []
  for (const { start, end } of intervals) {
    const last = joined.at(-1)
    if (last?.end === start) last.end = end
    else joined.push({ start, end })
  }
  return joined
}
