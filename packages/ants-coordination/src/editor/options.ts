import { type Logger, MAX_TIMER } from '@hub/http'
import type { AnyEditorAgenda } from './agenda.js'

/** Time that the agenda has for one request of each endpoint, in milliseconds. */
export interface EditorDeadlines {
  /** Default 10 000; ANTS waits 20 s. At the deadline the last valid list is sent. */
  readonly getManagedMeetingPoints?: number | undefined
  /** Default 12 000; ANTS waits 15 s, then loses every meeting point. At the deadline those that are not ready get `[]`. */
  readonly availableTimeSlots?: number | undefined
  /** Default 3 000; ANTS waits 5 s. At the deadline every number gets `[]`. */
  readonly searchApplicationIds?: number | undefined
}

export interface AntsEditorOptions {
  /** Tokens that ANTS may send, at least one; with several, a token is replaced without an outage. */
  readonly tokens: readonly string[]
  /** Name of the header with the token. Default `X-HUB-RDV-AUTH-TOKEN`; ANTS stores the name per editor. */
  readonly headerName?: string | undefined
  readonly agenda: AnyEditorAgenda
  /**
   * Receives, at level `warn`, everything that ANTS would have dropped silently, every meeting point that failed and every request that
   * cannot be served. Lines contain ids of meeting points, never an application number, a URL or a token. Default: nothing is logged.
   */
  readonly logger?: Logger | undefined
  readonly deadlines?: EditorDeadlines | undefined
}

export const DEFAULT_HEADER_NAME = 'X-HUB-RDV-AUTH-TOKEN'

/** Name of an endpoint, the last segment of its address. */
export type Endpoint = keyof EditorDeadlines

export type Deadlines = Readonly<Record<Endpoint, number>>

/** @throws RangeError on a deadline that is not a positive number, or too long for a timer */
export function resolveDeadlines(given: EditorDeadlines = {}): Deadlines {
  const resolve = (endpoint: Endpoint, fallback: number): number => {
    const milliseconds = given[endpoint] ?? fallback
    if (milliseconds > 0 && milliseconds <= MAX_TIMER) return milliseconds
    throw new RangeError(`createAntsEditor: deadlines.${endpoint} must be milliseconds, from 1 to ${MAX_TIMER}`)
  }
  return {
    getManagedMeetingPoints: resolve('getManagedMeetingPoints', 10_000),
    availableTimeSlots: resolve('availableTimeSlots', 12_000),
    searchApplicationIds: resolve('searchApplicationIds', 3_000),
  }
}
