import type { Rqth } from './types.js'

/** The recognition as a disabled worker, as a program needs it. */
export interface RqthPeriod {
  isValid: boolean
  /** `YYYY-MM-DD`; null when not valid or not known. */
  start: string | null
  /** `YYYY-MM-DD`; null when there is no end. */
  end: string | null
}

const NO_END = '9999-12-31'

/** The period of a recognition: `9999-12-31` and null are no end, and the dates of one that is not valid are empty. */
export function toRqthPeriod({ topValiditeRQTH, dateDebutRqth, dateFinRqth }: Rqth): RqthPeriod {
  const end = dateFinRqth === NO_END ? null : dateFinRqth || null
  return { isValid: topValiditeRQTH, start: dateDebutRqth || null, end }
}
