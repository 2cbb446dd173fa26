// How often may be tried what others could try in somebody's name. All limits hold over all processes, and count alike for addresses
// that have an account and for those that have none.
import type { Database } from '../../../platform/database/database.js'
import type { Lookup } from '../../../platform/encryption/lookup-key.js'
import { createSharedRateLimiter } from '../../../platform/limits/shared-rate-limiter.js'
import { createEmailKey } from './email-address.js'

interface Limit {
  limit: number
  windowMinutes: number
}

/** Of one action: for one e-mail address from one place, for one address from anywhere, from one place for any address. */
interface Limits {
  pair: Limit
  email: Limit
  place: Limit
}

export const SIGN_IN_LIMITS: Limits = {
  pair: { limit: 5, windowMinutes: 15 },
  email: { limit: 30, windowMinutes: 60 },
  place: { limit: 30, windowMinutes: 15 },
}
export const MAIL_LIMITS: Limits = {
  pair: { limit: 3, windowMinutes: 60 },
  email: { limit: 5, windowMinutes: 60 },
  place: { limit: 20, windowMinutes: 60 },
}

export interface Throttle {
  /**
   * Counts a try.
   * @param place address of the visitor
   * @returns seconds to wait; 0 when it may be tried
   */
  take(email: string, place: string): Promise<number>
}

export function createThrottle(
  { database, lookup }: { database: Database; lookup: Lookup },
  name: string,
  limits: Limits,
): Throttle {
  const create = (what: keyof Limits) =>
    createSharedRateLimiter({ database, lookup, name: `linky ${name} ${what}`, ...limits[what] })
  const [pair, emails, places] = [create('pair'), create('email'), create('place')]
  return {
    async take(email, place) {
      const key = createEmailKey(lookup, email)
      const wait =
        (await places.take(place)) || (await pair.take(JSON.stringify([key, place]))) || (await emails.take(key))
      return Math.ceil(wait / 1_000)
    },
  }
}
