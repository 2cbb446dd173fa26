// Identical requests at once are one call of Enedis: those of one process share its answer, those of others wait and find it in the cache.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../../../platform/database/database.js'
import { isFree } from '../../../platform/jobs/lease-rows.js'
import { linkyFlights } from '../tables.js'

/** Longer than a request waits for Enedis; after it, the process that was at it is taken for dead. */
const LEASE = sql`interval '90 seconds'`
/** Milliseconds between two looks at whether another process is done. */
const POLL_INTERVAL = 50

/** Runs work of one key once at a time, in all processes. */
export type RunAlone = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

export function createRunAlone(database: Database): RunAlone {
  // The embedded database belongs to one process.
  if (database.engine === 'embedded') return (_key, work) => work()

  async function take(key: string, owner: string): Promise<boolean> {
    const lease = { leaseOwner: owner, leaseUntil: sql`clock_timestamp() + ${LEASE}` }
    const taken = await database.run((connection) =>
      connection
        .insert(linkyFlights)
        .values({ key, ...lease })
        .onConflictDoUpdate({ target: linkyFlights.key, set: lease, setWhere: isFree(linkyFlights) })
        .returning({ key: linkyFlights.key }),
    )
    return taken.length > 0
  }

  return async (key, work) => {
    const owner = randomUUID()
    while (!(await take(key, owner))) await sleep(POLL_INTERVAL)
    try {
      return await work()
    } finally {
      const isOwn = and(eq(linkyFlights.key, key), eq(linkyFlights.leaseOwner, owner))
      await database.run((connection) => connection.delete(linkyFlights).where(isOwn))
    }
  }
}
