import type { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { TimeLimits } from './time-limits.js'

/** Statements on one connection, or inside one transaction: the same drizzle interface over both engines. */
export type Connection = PgDatabase<PgQueryResultHKT>

/** What the job queue connects with. LISTEN does not work behind a pooler. */
export type EngineSource = { kind: 'embedded'; client: PGlite } | { kind: 'postgresql'; url: string; isPooled: boolean }

/** A database engine; used through `Database` only. */
export interface Engine {
  name: 'embedded' | 'postgresql'
  source: EngineSource
  run<Result>(work: (connection: Connection) => PromiseLike<Result>, limits: TimeLimits): PromiseLike<Result>
  transaction<Result>(work: (connection: Connection) => Promise<Result>, limits: TimeLimits): Promise<Result>
  /** Brings the schema up to date; safe when several processes start together. */
  migrate(): Promise<void>
  /** How many connections there are, by state. An embedded engine has none. */
  connections?: (() => Readonly<Record<string, number>>) | undefined
  /** Whether it will not recover by itself: the process should be restarted. */
  isStuck: () => boolean
  /** Whether its disk has too little room, so that it only reads. */
  refusesWrites: () => boolean
  close(): Promise<void>
}
