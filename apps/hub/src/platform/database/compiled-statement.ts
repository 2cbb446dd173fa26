// Statements whose text is written once. Drizzle writes a statement anew each time it is run, name by name: for a long one that programs ask
// for all the time, this costs as much as opening what it reads.
import { fillPlaceholders, is, Placeholder, SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Connection } from './database.js'

/** By the names of the placeholders. */
export type PlaceholderValues = Record<string, unknown>

/** A condition of which the text is the same each time: `sql.placeholder(name)` stands for what differs. */
export interface Condition {
  part: SQL
  values: PlaceholderValues
}

/** For a statement that drizzle writes. */
export function bindCondition({ part, values }: Condition): SQL {
  const chunks = part.queryChunks.map((chunk) => {
    if (is(chunk, SQL)) return bindCondition({ part: chunk, values })
    return is(chunk, Placeholder) ? sql.param(fillPlaceholders([chunk], values)[0]) : chunk
  })
  return new SQL(chunks)
}

/**
 * Work for `Database.run` or a transaction, with these values: gives the rows as the driver reads them.
 * @throws {Error} at once when a value is missing
 */
export type CompiledStatement<Row> = (values: PlaceholderValues) => (connection: Connection) => Promise<Row[]>

/** @param statement has `sql.placeholder(name)` for whatever differs from one time to the next */
export function compileStatement<Row>(statement: SQL): CompiledStatement<Row> {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement)
  return (values) => {
    const written = new WrittenStatement(text, fillPlaceholders(params, values))
    return async (connection) => ((await connection.execute(written)) as { rows: Row[] }).rows
  }
}

/** For `execute` alone: as a part of another statement it would be empty, and is not given out. */
class WrittenStatement extends SQL {
  readonly #text: string
  readonly #params: unknown[]

  constructor(text: string, params: unknown[]) {
    super([])
    this.#text = text
    this.#params = params
  }

  override toQuery(): ReturnType<SQL['toQuery']> {
    return { sql: this.#text, params: this.#params }
  }
}
