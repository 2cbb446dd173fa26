import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Database } from './database.js'

/** Milliseconds within which the hub must be able to work to be called ready. */
const PATIENCE = 2_000

export interface ProbeOptions {
  database: Database
  /** What must be done before work can be: reading what is kept in memory. Asked each time; done once it resolves. */
  prepare?: (() => Promise<void>) | undefined
  /** Whether the process was asked to stop: it finishes what it has and wants no more. */
  isDraining: () => boolean
}

/** `/healthz`: the process answers. `/readyz`: it can also do its work; a load balancer sends requests only then. */
export function probeRoutes({ database, prepare, isDraining }: ProbeOptions): Hono {
  return new Hono()
    .get('/healthz', (context) => context.json({ status: 'ok' }))
    .get('/readyz', async (context) => {
      if (isDraining()) return context.json({ status: 'stopping' }, 503)
      if (!(await isDone(() => database.run((connection) => connection.execute(sql`select 1`)))))
        return context.json({ status: 'database unavailable' }, 503)
      if (prepare && !(await isDone(prepare))) return context.json({ status: 'reading the agenda' }, 503)
      return context.json({ status: 'ready' })
    })
}

/** Whether work succeeds in time. */
async function isDone(work: () => Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), PATIENCE)
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
