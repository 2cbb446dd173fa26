import type { CommonSwitches } from '@hub/http/simulator'

/** Switches of the simulator. */
export interface RdvInsertionSwitches extends CommonSwitches {
  /**
   * Whether an agent that is not in the seed is known, with access to everything. Default true, so that any three headers work; false
   * answers as the service does (403).
   */
  acceptUnknownAgents: boolean
  /** Short names of the categories without a free slot, for which invitations are refused. Default none. */
  categoriesWithoutSlot: readonly string[]
  /**
   * Whether an invitation without category fails after it has created the person (since 8 July 2026, by reading). Default true;
   * false takes the organisation's only category, as before.
   */
  failWithoutCategory: boolean
  /** Whether queued people are created at once, or by `state.runJobs()`. Default `at_once`. */
  jobs: 'at_once' | 'when_run'
  /** Calls of createAndInviteMany in a period, and of every other operation. Default 5 in 60 s, 500 in 300 s. */
  limits: { many: RateLimit; others: RateLimit }
}

export interface RateLimit {
  calls: number
  /** Seconds. */
  period: number
}

/** The switches of a new simulator. */
export const DEFAULT_SWITCHES: RdvInsertionSwitches = {
  acceptUnknownAgents: true,
  categoriesWithoutSlot: [],
  failWithoutCategory: true,
  jobs: 'at_once',
  limits: { many: { calls: 5, period: 60 }, others: { calls: 500, period: 300 } },
  latency: 0,
}
