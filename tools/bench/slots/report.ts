// What a measured process is asked, and what it answers.
import type { LongTurns, TurnsSeen } from './turns.ts'

/** Bytes, after a garbage collection. `external` includes buffers and WebAssembly. */
export interface Memory {
  heapUsed: number
  external: number
  rss: number
}

/** For how long the event loop was held, in milliseconds, since `watch`. */
export interface Held {
  /** By the clock of the wall: includes garbage collection, and the time that other processes had the core. */
  longest: number
  /** 99.9 % of the ticks of a timer that is due every millisecond were late by no more. */
  rarely: number
  /** In CPU time of the main thread; none where that cannot be read precisely. */
  turns: TurnsSeen | undefined
  /** The longest garbage collection. */
  collection: number
}

/** Milliseconds that a request may hold the event loop. */
export const HELD_AT_MOST = 10

export function describeTurns({ all, uncollected }: TurnsSeen): string {
  const text = ({ longest, over }: LongTurns): string =>
    `longest turn ${longest.toFixed(1)} ms (${over} over ${HELD_AT_MOST})`
  return `${text(all)}, of those in which nothing was collected ${text(uncollected)}`
}

/** What a single attempt costs, since `watchAttempt`. */
export interface AttemptCost {
  /** Milliseconds of the longest turn of the event loop, by the clock of the wall. */
  longest: number
  /** Bytes of resident memory, now and at most. */
  resident: number
  peak: number
}

export interface Report {
  /** CPU time of the process since its start, all threads, user and system, in microseconds. */
  cpu: number
  memory: Memory
  watch: true
  held: Held
  watchAttempt: true
  attempt: AttemptCost
}
