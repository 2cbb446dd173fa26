import { sql } from 'drizzle-orm'
import { drizzle, NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { PoolClient, QueryConfig } from 'pg'
import type { Connection, Engine } from './engine.js'
import { DatabaseError, whileCommitting, withoutParameters } from './database-error.js'
import { databaseSentence, serverProblem } from './database-sentence.js'
import { MIGRATIONS, migrateSafely } from './migrations.js'
import { OperatorError } from '../process/operator-error.js'
import { type Connections, type LentConnection, openConnections } from './postgres-connections.js'
import { ORDINARY, type TimeLimits } from './time-limits.js'

/** Any constant will do, as long as no other program takes the same advisory lock in this database. */
const MIGRATION_LOCK = 7_281_964

/** A PostgreSQL server (15 to 18), which several hub processes may share. */
export async function openPostgres(databaseUrl: string): Promise<Engine> {
  const connections = openConnections(databaseUrl, () => performance.now())
  const where = readDatabaseName(databaseUrl)
  let isPooled: boolean
  try {
    await refuseUnsuitable(statements(connections, ORDINARY), where)
    isPooled = await isBehindPooler(connections)
  } catch (thrown) {
    await connections.close()
    const error = withoutParameters(thrown)
    if (error instanceof DatabaseError) throw new OperatorError(databaseSentence(error, where))
    throw error
  }
  return {
    name: 'postgresql',
    source: { kind: 'postgresql', url: databaseUrl, isPooled },
    run: (work, limits) => work(statements(connections, limits)),
    transaction: (work, limits) => transaction(connections, work, limits),
    migrate: () => migrateAlone(connections, where),
    connections: () => connections.count(),
    isStuck: () => connections.isStuck(),
    refusesWrites: () => false,
    close: () => connections.close(),
  }
}

/** A pooler answers for the server with a process number of its own making. */
async function isBehindPooler(connections: Connections): Promise<boolean> {
  const lent = await connections.lend()
  try {
    const { rows } = await lent.query('select pg_backend_pid() as pid', undefined, ORDINARY.answer)
    const { processID } = lent.client as unknown as { processID?: number }
    return processID !== (rows as { pid: number }[])[0]?.pid
  } finally {
    lent.giveBack()
  }
}

/** Runs single statements, each on any free connection. */
function statements(connections: Connections, { answer }: TimeLimits): Connection {
  return drizzle({
    client: asClient(async (config, values) => {
      const lent = await connections.lend()
      try {
        const result = await lent.query(config, values, answer)
        lent.giveBack()
        return result
      } catch (error) {
        // Whether it was refused or cut is not examined: an error is rare, and a new connection cheap.
        lent.giveBack(error)
        throw error
      }
    }),
  })
}

/**
 * A transaction of our own making. Drizzle's has its BEGIN before its `try`: a connection that is cut there is never returned
 * to the pool.
 */
async function transaction<Result>(
  connections: Connections,
  work: (connection: Connection) => Promise<Result>,
  limits: TimeLimits,
): Promise<Result> {
  const lent = await connections.lend()
  let failure: unknown
  try {
    await lent.query(begin(limits), undefined, limits.answer)
    const result = await work(withStatementDeadline(lent, limits))
    await lent.query('commit', undefined, limits.answer).catch((error: unknown) => {
      throw whileCommitting(error)
    })
    return result
  } catch (error) {
    failure = await rolledBack(lent)
    throw error
  } finally {
    lent.giveBack(failure)
  }
}

/** Begins a transaction and sets its limits in one round trip. */
function begin({ statement, lock, idle }: TimeLimits): string {
  return `begin; set local statement_timeout = ${statement}; set local lock_timeout = ${lock}; set local idle_in_transaction_session_timeout = ${idle}`
}

function withStatementDeadline(lent: LentConnection, { answer }: TimeLimits): Connection {
  const client = asClient((config, values) => lent.query(config, values, answer))
  const dialect = new PgDialect()
  return new NodePgTransaction(dialect, new NodePgSession(client, dialect, undefined), undefined)
}

/** @returns why the connection cannot be lent again, if it cannot */
async function rolledBack(lent: LentConnection): Promise<unknown> {
  try {
    await lent.query('rollback', undefined, ORDINARY.answer)
    return undefined
  } catch (error) {
    return error ?? true
  }
}

/** The one thing that drizzle asks of a client. */
function asClient(query: (config: QueryConfig, values: unknown[] | undefined) => Promise<unknown>): PoolClient {
  return { query } as unknown as PoolClient
}

/** Processes that start together migrate one after the other; the later ones find nothing to do. */
async function migrateAlone(connections: Connections, where: string): Promise<void> {
  const lent = await connections.lend()
  let failure: unknown
  try {
    // All in one transaction, which drizzle's own BEGIN joins and its COMMIT ends: the lock ends with it, also behind a pooler, where
    // one that belongs to the session would stay with a connection that others get.
    await lent.query('begin', undefined, undefined)
    await lent.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK], undefined)
    const connection = drizzle({ client: lent.client })
    await migrateSafely(connection, where, () => migrate(connection, MIGRATIONS))
    await lent.query('commit', undefined, undefined)
  } catch (error) {
    failure = error
    throw error
  } finally {
    lent.giveBack(failure)
  }
}

async function refuseUnsuitable(connection: Connection, where: string): Promise<void> {
  const { rows } = (await connection.execute(
    sql`select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  )) as { rows: { version: number; encoding: string }[] }
  const problem = rows[0] && serverProblem(rows[0].version, rows[0].encoding)
  if (problem !== undefined) throw new OperatorError(`${where} ${problem}.`)
}

/** Without the user and the password. */
function readDatabaseName(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl)
  return `PostgreSQL at ${hostname || 'the local socket'}${port && `:${port}`}${pathname}`
}
