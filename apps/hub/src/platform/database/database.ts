import { withoutParameters } from './database-error.js'
import { openEmbedded } from './database-embedded.js'
import { openPostgres } from './database-postgres.js'
import type { Connection, Engine, EngineSource } from './engine.js'
import { ORDINARY, type TimeLimits } from './time-limits.js'

export type { Connection, EngineSource } from './engine.js'

export interface StorageConfig {
  /** A PostgreSQL connection URL; absent, the database is embedded in `dataDirectory`. */
  databaseUrl?: string | undefined
  dataDirectory: string
}

/**
 * The one door to storage. Work is given as a function so that nothing a driver throws gets past it with a statement or a
 * parameter inside (`DatabaseError`).
 */
export interface Database {
  engine: Engine['name']
  /** For `platform/jobs/jobs.ts` alone. */
  source: EngineSource
  run<Result>(work: (connection: Connection) => PromiseLike<Result>, limits?: TimeLimits): Promise<Result>
  /** All or nothing. Never wait for anything but the database inside: on the embedded engine everyone else waits too. */
  transaction<Result>(work: (connection: Connection) => Promise<Result>, limits?: TimeLimits): Promise<Result>
  migrate(): Promise<void>
  /** How many connections there are, by what they do; absent on the embedded engine. */
  connections?: (() => Readonly<Record<string, number>>) | undefined
  /** Whether it will not recover by itself: the process should be restarted. False while a server is merely unavailable. */
  isStuck: () => boolean
  /** Whether its disk is nearly full: statements that write fail with the code 25006, others work. */
  refusesWrites: () => boolean
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
    run: (work, limits = ORDINARY) => guarded(() => engine.run(work, limits)),
    transaction: (work, limits = ORDINARY) => guarded(() => engine.transaction(work, limits)),
    migrate: () => guarded(() => engine.migrate()),
    connections: engine.connections,
    isStuck: () => engine.isStuck(),
    refusesWrites: () => engine.refusesWrites(),
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
