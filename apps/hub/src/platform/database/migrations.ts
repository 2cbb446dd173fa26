// The same SQL files for both engines, written by `pnpm run migration`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Connection } from './engine.js'
import { DatabaseError, withoutParameters } from './database-error.js'
import { databaseSentence } from './database-sentence.js'
import { OperatorError } from '../process/operator-error.js'
import { packageRoot } from '../process/package-root.js'

export const MIGRATIONS = { migrationsFolder: join(packageRoot(), 'drizzle') }

const DUPLICATE_TABLE = '42P07'
/** What else a foreign object of the same name comes to: a type, a constraint, a column that is not there. */
const FOREIGN = new Set([DUPLICATE_TABLE, '42710', '42703', '42P01', '42809', '42804'])

/**
 * Brings the schema up to date, or says in a sentence why that cannot be.
 * @param where names the database at the beginning of a sentence
 * @throws {OperatorError} when the database was migrated by a newer version or by another program, when other tables have the
 *   names of ours, or when the database refuses.
 */
export async function migrateSafely(
  connection: Connection,
  where: string,
  migrate: () => Promise<void>,
): Promise<void> {
  try {
    await refuseForeignHistory(connection, where)
    await migrate()
  } catch (thrown) {
    const error = withoutParameters(thrown)
    if (!(error instanceof DatabaseError)) throw error
    if (error.code !== undefined && FOREIGN.has(error.code)) await refuseForeignTables(connection, where)
    throw new OperatorError(databaseSentence(error, where))
  }
}

interface JournalEntry {
  when: number
  tag: string
}

function journal(): JournalEntry[] {
  const text = readFileSync(join(MIGRATIONS.migrationsFolder, 'meta/_journal.json'), 'utf8')
  return (JSON.parse(text) as { entries: JournalEntry[] }).entries
}

/** Drizzle compares times alone: a migration of other software with a later time would make it skip missing ones. */
async function refuseForeignHistory(connection: Connection, where: string): Promise<void> {
  const applied = await appliedTimes(connection)
  const known = new Set(journal().map(({ when }) => when))
  if (applied.every((when) => known.has(when))) return
  if (!applied.some((when) => known.has(when))) {
    throw new OperatorError(
      `${where} was migrated by another program (its schema "drizzle" holds that program's migrations): give the hub a database of its own.`,
    )
  }
  throw new OperatorError(
    `${where} was migrated by a newer version of the hub than this one: run that version, or restore a backup made before it.`,
  )
}

async function appliedTimes(connection: Connection): Promise<number[]> {
  if (!(await hasRelation(connection, 'drizzle.__drizzle_migrations'))) return []
  const rows = await select<{ created_at: string | number }>(
    connection,
    sql`select created_at from drizzle.__drizzle_migrations`,
  )
  return rows.map(({ created_at }) => Number(created_at))
}

async function hasRelation(connection: Connection, name: string): Promise<boolean> {
  const [row] = await select<{ there: boolean }>(connection, sql`select to_regclass(${name}) is not null as there`)
  return row?.there ?? false
}

/** Looks in the catalogue rather than into the message of the server, which may be in any language. */
async function refuseForeignTables(connection: Connection, where: string): Promise<void> {
  const applied = new Set(await appliedTimes(connection))
  const names = journal()
    .filter(({ when }) => !applied.has(when))
    .flatMap(({ tag }) => createdNames(readFileSync(join(MIGRATIONS.migrationsFolder, `${tag}.sql`), 'utf8')))
  const rows = await select<{ name: string; kind: string; schema: string }>(
    connection,
    sql`select relname as name, relkind::text as kind, current_schema()::text as schema from pg_class
      where relnamespace = current_schema()::regnamespace and relname in ${names} order by relname`,
  )
  // What stands for the whole of a table is enough: its indexes are foreign too.
  const [first, ...others] = rows.filter(({ kind }) => kind !== 'i')
  const found = first ?? rows[0]
  if (!found) return
  const list = [found, ...others].map(({ name }) => `"${name}"`).join(', ')
  const what = others.length > 0 ? 'tables' : (RELATION_WORDS[found.kind] ?? 'table')
  const isOne = others.length === 0
  throw new OperatorError(
    `${where} already has the ${what} ${list} in its schema "${found.schema}", which the hub did not make and does not touch: give the hub a database of its own, or rename ${isOne ? 'it' : 'them'}.`,
  )
}

/** `pg_class.relkind`. */
const RELATION_WORDS: Readonly<Record<string, string>> = { v: 'view', m: 'view', i: 'index', S: 'sequence' }

function createdNames(text: string): string[] {
  return [...text.matchAll(/CREATE (?:TABLE|(?:UNIQUE )?INDEX|SEQUENCE)(?: IF NOT EXISTS)? "([^"]+)"/g)].map(
    ([, name = '']) => name,
  )
}

async function select<Row>(connection: Connection, query: ReturnType<typeof sql>): Promise<Row[]> {
  // Both drivers answer an object with `rows`; drizzle's common interface does not know it.
  const { rows } = (await connection.execute(query)) as { rows: Row[] }
  return rows
}
