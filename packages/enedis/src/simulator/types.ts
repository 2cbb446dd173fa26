import type { CommonSwitches, SwitchOptions } from '@hub/http/simulator'

/** What is unknown of the real service, or could change, and can be chosen in the simulator. Takes effect from the next call on. */
export interface EnedisSwitches extends CommonSwitches {
  /**
   * How intervals are stamped when clocks change, which is not known: with the local time of their end (`02:00, 02:30, 02:00, 02:30` in
   * autumn, `03:00` after `01:30` in spring), or with the local time of their beginning plus the step (`02:00, 02:30, 03:00, 02:30, 03:00`,
   * and `02:00` in spring). Default `end`.
   */
  clockLabels: 'end' | 'start-plus-step'
  /** Hour of Paris at which the values of yesterday appear; before it they are missing. Default 8. */
  publishedHour: number
  /** Calls of one API that are answered within a second. Default 5. */
  callsPerSecond: number
  /** Calls of one API that are answered within an hour; v5 counts as one API and takes ten times as many. Default 1 000. */
  callsPerHour: number
  /** How «no service» is written. Default `list`. */
  emptyServices: 'list' | 'null' | 'absent'
  /** How many times the services of a new authorisation are asked for before they are there. Default 0. */
  servicesDelay: number
  /** Seconds for which a token is valid. Default 12 600. */
  tokenLifetime: number
  /** Whether `expires_in` is a text. Default false. */
  expiresInAsText: boolean
  /** Whether v5 has the list of all points, which no description knows. Default false. */
  listsUsagePoints: boolean
  /** Whether `GET /comptage_auto` is subscribed to, as it was not for everybody. Default true. */
  meteringDevicesSubscribed: boolean
  /** Whether a point that was shared on the page cannot be shared again, as at Enedis; its holder deletes the sharing first. Default false. */
  refusesSharedPoints: boolean
}

/** A meter of the simulator. Its curves are computed from the seed, for any day, and never stored. */
export interface SimulatedMeter {
  /** 14 digits. */
  usagePointId: string
  /** Default true. */
  consumes?: boolean | undefined
  /** Default false. A point that does both never does them at the same time. */
  produces?: boolean | undefined
  /** Whether the load curve is recorded. Default true. */
  hasLoadCurve?: boolean | undefined
  /** Minutes of an interval; a list is used in turns, day after day. Default 30. */
  steps?: readonly (5 | 10 | 15 | 30 | 60)[] | undefined
  /** Days of the week without values, 1 for Monday to 7. Default none. */
  holeWeekdays?: readonly number[] | undefined
  /** `null` values instead of missing ones where there is a hole; 2026 only. Default false. */
  holesAreNull?: boolean | undefined
  /** First day with values, `YYYY-MM-DD`. Default `2015-01-01`. */
  activatedOn?: string | undefined
  /** Whether the point has three phases. Default false. */
  isThreePhase?: boolean | undefined
  /** `given`: the application may read it; `withdrawn`: it may no more. Default `given`. */
  consent?: 'given' | 'none' | 'withdrawn' | undefined
  /** Number of the fictitious customer that holds it, 0 to 99; in the sandbox the last digit of `state` chooses one. Default 0. */
  customer?: number | undefined
}

export interface EnedisStateOptions extends SwitchOptions<EnedisSwitches> {
  /** Id of the application. Default `enedis-client`. */
  clientId?: string | undefined
  /** Its secret. Default `enedis-secret`. */
  clientSecret?: string | undefined
  /** Where the consent page sends the browser back to. Default `http://localhost:8000/oauth/callback`. */
  redirectUri?: string | undefined
  /** Chooses the curves of all meters. Default 1. */
  seed?: number | undefined
  /** Default: the customers of the sandbox of Enedis, and the points of its mocks. */
  meters?: readonly SimulatedMeter[] | undefined
  /** The clock, in epoch milliseconds. Default `Date.now`. */
  now?: (() => number) | undefined
}
