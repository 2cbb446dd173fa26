import type { CommonSwitches } from '@hub/http/simulator'

/** Switches for behaviour of the real service that is unknown, or changed over time. */
export interface RdvSolidaritesSwitches extends CommonSwitches {
  /** Whether error bodies say `success: false`; later servers no longer do. Default true. */
  successInErrors: boolean
  /** Calls of `listPublicLinks` that are allowed in a minute. Default 50. */
  publicLinksPerMinute: number
}

/** The switches of a new simulator. */
export const DEFAULT_SWITCHES: RdvSolidaritesSwitches = { successInErrors: true, publicLinksPerMinute: 50, latency: 0 }
