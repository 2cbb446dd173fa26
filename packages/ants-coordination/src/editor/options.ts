import type { Logger } from '@hub/http'
import type { EditorAgenda } from './agenda.js'

/** Time allowed to the agenda for one request of each endpoint, in milliseconds. */
export interface EditorDeadlines {
  /** Default 10 000; ANTS waits 20 s. At the deadline the last good list is answered. */
  readonly getManagedMeetingPoints?: number | undefined
  /** Default 12 000; ANTS waits 15 s, then loses every place. At the deadline the places not ready are answered with `[]`. */
  readonly availableTimeSlots?: number | undefined
  /** Default 3 000; ANTS waits 5 s. At the deadline every number is answered with `[]`. */
  readonly searchApplicationIds?: number | undefined
}

export interface AntsEditorOptions {
  /** Tokens that ANTS may present, at least one; several at the same time let a token be changed without an outage. */
  readonly tokens: readonly string[]
  /** Name of the header that holds the token. Default `X-HUB-RDV-AUTH-TOKEN`; ANTS keeps the name per editor. */
  readonly headerName?: string | undefined
  readonly agenda: EditorAgenda
  /**
   * Told, at level `warn`, everything that ANTS would have dropped without a word, every place that failed and every request that
   * cannot be served. Lines hold ids of places, never an application number, a URL or a token. Default: silent.
   */
  readonly logger?: Logger | undefined
  readonly deadlines?: EditorDeadlines | undefined
}

export const DEFAULT_HEADER_NAME = 'X-HUB-RDV-AUTH-TOKEN'

/** Name of an endpoint, the last segment of its address. */
export type Endpoint = keyof EditorDeadlines

export type Deadlines = Readonly<Record<Endpoint, number>>

// What `setTimeout` can count; above, it fires at once.
const LONGEST_TIMER = 2 ** 31 - 1

/** @throws RangeError on a deadline that is no time at all, or too long for a timer */
export function resolveDeadlines(given: EditorDeadlines = {}): Deadlines {
  const resolve = (endpoint: Endpoint, fallback: number): number => {
    const milliseconds = given[endpoint] ?? fallback
    if (milliseconds > 0 && milliseconds <= LONGEST_TIMER) return milliseconds
    throw new RangeError(`createAntsEditor: deadlines.${endpoint} must be milliseconds, from 1 to ${LONGEST_TIMER}`)
  }
  return {
    getManagedMeetingPoints: resolve('getManagedMeetingPoints', 10_000),
    availableTimeSlots: resolve('availableTimeSlots', 12_000),
    searchApplicationIds: resolve('searchApplicationIds', 3_000),
  }
}
