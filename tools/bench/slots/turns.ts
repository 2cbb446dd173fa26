// Turns of the event loop, and which of them garbage was collected in.
import { PerformanceObserver } from 'node:perf_hooks'

export interface Turn {
  /** Milliseconds, as `performance.now()` has them. */
  from: number
  to: number
  /** Milliseconds of CPU time of the thread. */
  cpu: number
}

export type Span = Pick<Turn, 'from' | 'to'>

export interface LongTurns {
  /** Milliseconds of CPU time of the longest. */
  longest: number
  /** How many took longer than the limit. */
  over: number
}

export interface TurnsSeen {
  all: LongTurns
  /** Those in which nothing was collected: what requests do, several of which may share a turn. */
  uncollected: LongTurns
}

/** Milliseconds of CPU time from which a turn is remembered. */
const REMEMBERED = 0.2

/**
 * @param clock milliseconds of CPU time of the thread
 * @param tick milliseconds between two looks: a turn is what is between them
 * @returns the turns so far but for the short ones
 */
export function watchTurns(clock: () => number, tick: number): () => readonly Turn[] {
  const turns: Turn[] = []
  let last = { at: performance.now(), cpu: clock() }
  setInterval(() => {
    const now = { at: performance.now(), cpu: clock() }
    const cpu = now.cpu - last.cpu
    if (cpu > REMEMBERED) turns.push({ from: last.at, to: now.at, cpu })
    last = now
  }, tick).unref()
  return () => turns
}

/** @returns the collections so far */
export function watchCollections(): () => readonly Span[] {
  const collections: Span[] = []
  const add = (entries: readonly PerformanceEntry[]): void => {
    for (const { startTime, duration } of entries) collections.push({ from: startTime, to: startTime + duration })
  }
  const observer = new PerformanceObserver((list) => add(list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })
  return () => {
    add(observer.takeRecords())
    return collections
  }
}

/** @param limit milliseconds of CPU time */
export function longTurns(turns: readonly Turn[], collections: readonly Span[], limit: number): TurnsSeen {
  const isCollecting = ({ from, to }: Turn): boolean =>
    collections.some((collection) => collection.from < to && collection.to > from)
  const longestFirst = turns.toSorted((one, other) => other.cpu - one.cpu)
  const over = longestFirst.filter(({ cpu }) => cpu > limit)
  return {
    all: { longest: longestFirst[0]?.cpu ?? 0, over: over.length },
    uncollected: {
      longest: longestFirst.find((turn) => !isCollecting(turn))?.cpu ?? 0,
      over: over.filter((turn) => !isCollecting(turn)).length,
    },
  }
}
