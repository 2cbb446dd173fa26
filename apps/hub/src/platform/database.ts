import type { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { StorageConfig } from '../config.js'
import { withoutParameters } from './database-error.js'
import { openEmbedded } from './database-embedded.js'
import { openPostgres } from './database-postgres.js'

/** Statements on one connection, or inside one transaction: the same drizzle interface over both engines. */
export type Connection = PgDatabase<PgQueryResultHKT>

/** What an engine is made of, for the job queue, which brings its own way to it. */
export type EngineSource = { kind: 'embedded'; client: PGlite } | { kind: 'postgresql'; url: string }

/** What an engine gives; used through `Database` only. */
export interface Engine {
  name: 'embedded' | 'postgresql'
  source: EngineSource
  connection: Connection
  /** Brings the schema up to date; safe when several processes start together. */
  migrate(): Promise<void>
  close(): Promise<void>
}

/**
 * The one door to storage. Work is given as a function so that nothing a driver throws gets past it with a statement or a
 * parameter inside (`DatabaseError`).
 */
export interface Database {
  engine: Engine['name']
  /** For `platform/jobs.ts` alone. */
  source: EngineSource
  run<Result>(work: (connection: Connection) => PromiseLike<Result>): Promise<Result>
  /** All or nothing. Never wait for anything but the database inside: on the embedded engine everyone else waits too. */
  transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>
  migrate(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens PostgreSQL when a URL is configured, the embedded database otherwise.
 * @throws {OperatorError} when the directory is locked or unusable, or the server does not let us in.
 */
export async function openDatabase({ databaseUrl, dataDirectory }: StorageConfig): Promise<Database> {
  return databaseOver(databaseUrl === undefined ? await openEmbedded(dataDirectory) : await openPostgres(databaseUrl))
}

function databaseOver(engine: Engine): Database {
  return {
    engine: engine.name,
    source: engine.source,
    run: (work) => guarded(() => work(engine.connection)),
    transaction: (work) => guarded(() => engine.connection.transaction(work)),
    migrate: () => guarded(() => engine.migrate()),
    close: () => engine.close(),
  }
}

async function guarded<Result>(work: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw withoutParameters(error)
  }
}
