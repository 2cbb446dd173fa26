import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Database } from './database.js'

/** Milliseconds within which the database must answer for the hub to be ready. */
const DATABASE_PATIENCE = 2_000

export interface ProbeOptions {
  database: Database
  /** Whether the process was asked to stop: it finishes what it has and wants no more. */
  isDraining: () => boolean
}

/** `/healthz`: the process answers. `/readyz`: it can also do its work; a load balancer sends requests only then. */
export function probeRoutes({ database, isDraining }: ProbeOptions): Hono {
  return new Hono()
    .get('/healthz', (context) => context.json({ status: 'ok' }))
    .get('/readyz', async (context) => {
      if (isDraining()) return context.json({ status: 'stopping' }, 503)
      const answers = await databaseAnswers(database)
      return answers ? context.json({ status: 'ready' }) : context.json({ status: 'database unavailable' }, 503)
    })
}

async function databaseAnswers(database: Database): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), DATABASE_PATIENCE)
  const answer = database
    .run((connection) => connection.execute(sql`select 1`))
    .then(
      () => true,
      () => false,
    )
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
