// Everybody who knows a number is shown its management page, and may try addresses there: a few times an hour.
import { eq, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.js'
import { contactAttempts } from './tables.js'

/** Addresses that may be tried on one management page in an hour. */
const ATTEMPTS_PER_HOUR = 5
const HOUR = 3_600_000

export interface ContactAttempts {
  /**
   * Counts a try, before it is known whether it is right: tries sent together are counted one by one.
   * @returns seconds to wait; 0 when this try is allowed
   */
  take(token: string): Promise<number>
  /** Forgets the tries: the right address was given. */
  clear(token: string): Promise<void>
}

/** @param now the present, in epoch milliseconds */
export function createContactAttempts(database: Database, now: () => number): ContactAttempts {
  return {
    async take(token) {
      const present = new Date(now())
      const hourAgo = new Date(now() - HOUR)
      const { attempts, since } = contactAttempts
      // Compared as an instant of ours: the clock of the database may differ.
      const isOver = lt(since, hourAgo)
      const [row] = await database.run((connection) =>
        connection
          .insert(contactAttempts)
          .values({ token, attempts: 1, since: present })
          .onConflictDoUpdate({
            target: contactAttempts.token,
            set: {
              attempts: sql`case when ${isOver} then 1 else least(${attempts} + 1, ${ATTEMPTS_PER_HOUR + 1}) end`,
              since: sql`case when ${isOver} then excluded.since else ${since} end`,
            },
          })
          .returning(),
      )
      if (row === undefined || row.attempts <= ATTEMPTS_PER_HOUR) return 0
      return Math.max(1, Math.ceil((row.since.getTime() + HOUR - now()) / 1_000))
    },
    async clear(token) {
      const { token: its, since } = contactAttempts
      // What is no longer counted goes at the same time.
      const done = or(eq(its, token), lt(since, new Date(now() - HOUR)))
      await database.run((connection) => connection.delete(contactAttempts).where(done))
    },
  }
}
