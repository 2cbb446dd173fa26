import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool } from 'pg'
import type { Engine } from './database.js'
import { DatabaseError, withoutParameters } from './database-error.js'
import { MIGRATIONS } from './migrations.js'
import { OperatorError } from './operator-error.js'

const POOL_SIZE = 10
/** Milliseconds to wait for a connection, at start and in every request after it. */
const CONNECT_TIMEOUT = 5_000
/** Any constant will do, as long as no other program takes the same advisory lock in this database. */
const MIGRATION_LOCK = 7_281_964

/** A PostgreSQL server (15 to 18), which several hub processes may share. */
export async function openPostgres(databaseUrl: string): Promise<Engine> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    application_name: 'hub',
  })
  // A connection that the server drops says so by an event, even between two statements of a transaction, and an event that
  // nobody listens to ends the process. The statement that needs the connection fails by itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const connection = drizzle({ client: pool })
  try {
    await connection.execute(sql`select 1`)
  } catch (error) {
    await pool.end()
    throw new OperatorError(unreachable(databaseUrl, withoutParameters(error)))
  }
  return {
    name: 'postgresql',
    source: { kind: 'postgresql', url: databaseUrl },
    connection,
    migrate: () => migrateAlone(pool),
    close: () => pool.end(),
  }
}

/** Processes that start together migrate one after the other; the later ones find nothing to do. */
async function migrateAlone(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle({ client }), MIGRATIONS)
  } finally {
    // Ending the session is what releases the lock for certain, also after a failure in the middle of a migration.
    client.release(true)
  }
}

function unreachable(databaseUrl: string, error: unknown): string {
  const { hostname, port, pathname } = new URL(databaseUrl)
  const where = `PostgreSQL at ${hostname || 'the local socket'}${port && `:${port}`}${pathname}`
  const code = error instanceof DatabaseError ? error.code : undefined
  return `${where} cannot be used (${code ?? 'no answer'}): check that it runs and that DATABASE_URL is right.`
}
