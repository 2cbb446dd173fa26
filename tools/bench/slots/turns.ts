// Turns of the event loop, and which of them garbage was collected in.
import { constants, PerformanceObserver } from 'node:perf_hooks'

export interface Turn {
  /** Milliseconds, as `performance.now()` has them. */
  from: number
  to: number
  /** Milliseconds of CPU time of the thread. */
  cpu: number
}

export interface Collection extends Pick<Turn, 'from' | 'to'> {
  /** Of the whole heap. */
  isMajor: boolean
}

export interface LongestTurns {
  /** Milliseconds of CPU time of the longest turn. */
  all: number
  /** The same, of those in which the collector had no part: what requests do, several of which may share a turn. */
  uncollected: number
}

/**
 * Milliseconds before and after a collection of the whole heap in which V8 marks and sweeps piece by piece, in the turns of others,
 * and tells nobody: turns of 10 ms in which functions of a few lines seemed to take all the time began 27 ms after one, and ended 9
 * and 49 ms before one.
 */
const AROUND_MAJOR = 100
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
export function watchCollections(): () => readonly Collection[] {
  const collections: Collection[] = []
  const add = (entries: readonly PerformanceEntry[]): void => {
    for (const entry of entries) {
      const { startTime, duration, detail } = entry as PerformanceEntry & { detail: { kind: number } }
      const isMajor = detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR
      collections.push({ from: startTime, to: startTime + duration, isMajor })
    }
  }
  const observer = new PerformanceObserver((list) => add(list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })
  return () => {
    add(observer.takeRecords())
    return collections
  }
}

export function longestOf(turns: readonly Turn[], collections: readonly Collection[]): LongestTurns {
  const isCollecting = ({ from, to }: Turn): boolean =>
    collections.some((collection) => {
      const around = collection.isMajor ? AROUND_MAJOR : 0
      return collection.from - around < to && collection.to + around > from
    })
  const longestFirst = turns.toSorted((one, other) => other.cpu - one.cpu)
  return {
    all: longestFirst[0]?.cpu ?? 0,
    uncollected: longestFirst.find((turn) => !isCollecting(turn))?.cpu ?? 0,
  }
}
