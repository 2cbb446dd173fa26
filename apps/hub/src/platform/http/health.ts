import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Database } from '../database/database.js'

/** Milliseconds within which the hub must be able to work to be called ready. */
const MAX_READINESS_TIME = 2_000

export interface HealthOptions {
  database: Database
  /**
   * What must be done before work can be, such as reading what is kept in memory, and what is answered meanwhile. Asked each time;
   * done once it resolves.
   */
  readiness?: readonly { status: string; prepare: () => Promise<void> }[] | undefined
  /** Whether the process was asked to stop: it finishes running requests and should get no new ones. */
  isDraining: () => boolean
}

/**
 * `/healthz`: the process answers, and no work is stuck in it that only a new start would end; a database that is merely away is no
 * reason to start anew. `/readyz`: it can also do its work; a load balancer sends requests
 * only then.
 */
export function healthRoutes({ database, readiness = [], isDraining }: HealthOptions): Hono {
  return new Hono()
    .get('/healthz', (context) => {
      if (database.isStuck()) return context.json({ status: 'stuck: no connection to the database comes back' }, 503)
      return context.json({ status: 'ok' })
    })
    .get('/readyz', async (context) => {
      if (isDraining()) return context.json({ status: 'stopping' }, 503)
      if (!(await isDone(() => database.run((connection) => connection.execute(sql`select 1`)))))
        return context.json({ status: 'database unavailable' }, 503)
      if (database.refusesWrites()) return context.json({ status: 'disk nearly full, nothing is written' }, 503)
      const done = await Promise.all(readiness.map(({ prepare }) => isDone(prepare)))
      const waiting = readiness.find((_, index) => !done[index])
      if (waiting) return context.json({ status: waiting.status }, 503)
      return context.json({ status: 'ready' })
    })
}

/** Whether work succeeds in time. */
async function isDone(work: () => Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), MAX_READINESS_TIME)
  const done = work().then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([done, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
