import { parseCalendarDay } from '@hub/http'

const DAY = 86_400_000
/** The first places on Earth to begin a day are 14 hours ahead of UTC. */
const EASTERNMOST = 14 * 3_600_000
const MAX_AGE_YEARS = 130

/**
 * The form that the API documents for what it receives, `DD/MM/YYYY`. rdv-insertion turns an impossible date, such as 31/02/1990, into
 * no date silently: it must be found before.
 */
export function parseFrenchDate(value: unknown): string | undefined {
  return parseCalendarDay(value)?.split('-').toReversed().join('/')
}

/** Whether a birth date is refused for certain, wherever the server's day begins: to come, or more than 130 years ago. */
export function isImpossibleBirth(frenchDate: string, now: number): boolean {
  const birth = Date.parse(frenchDate.split('/').toReversed().join('-'))
  const oldest = new Date(now)
  oldest.setUTCFullYear(oldest.getUTCFullYear() - MAX_AGE_YEARS)
  return birth > now + EASTERNMOST || birth < oldest.getTime() - 2 * DAY
}
