// Finds a table that `erase` of its feature forgets: inserts an old row into each table with encrypted data, and purges.
import { type AnyColumn, getTableColumns, getTableName, isNotNull } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { purge } from '../src/commands/purge.js'
import { encryptedColumns } from '../src/commands/rotate-encryption.js'
import { linkyAccounts, linkyPoints } from '../src/features/enedis/tables.js'
import { approvals } from '../src/features/inclusion/tables.js'
import { type Database, openDatabase } from '../src/platform/database/database.js'
import { sharedTokens } from '../src/platform/database/tables.js'
import type { EncryptedColumn } from '../src/platform/encryption/reencrypt.js'
import { describeOnEachEngine } from './support/engines.js'

/** Encrypted without being personal: secrets of the hub itself, which stay as long as it runs. */
const SECRETS: ReadonlySet<PgTable> = new Set([sharedTokens])
/** An account of the energy gateway and its points stay until their owner deletes them; a test of that feature shows that it does. */
const OWNED: ReadonlySet<PgTable> = new Set([linkyAccounts, linkyPoints])
/** Not encrypted itself, but by its end a person is erased. */
const ENDING = [approvals]
/** A setting is a secret or the state of a simulator, too. */
const personal = encryptedColumns.filter(({ table, where }) => where === undefined && !SECRETS.has(table))
const erasable = personal.filter(({ table }) => !OWNED.has(table))

const OLD = new Date('2020-01-01T00:00:00Z')
const LATER = Date.parse('2120-01-01T00:00:00Z')

/** One value per type, so that the keys of two tables always fit. A text is a wall-clock time, by which rows may be erased. */
function createValue(column: AnyColumn): unknown {
  const type = column.getSQLType()
  if (type.endsWith('[]')) return []
  if (type === 'text') return '2020-01-01T00:00'
  if (type === 'uuid') return '00000000-0000-4000-8000-000000000001'
  if (type === 'date') return '2020-01-01'
  if (type === 'bytea') return Buffer.alloc(1)
  if (type === 'boolean') return true
  if (type === 'integer' || type.startsWith('big')) return 1
  if (type.startsWith('timestamp')) return OLD
  if (type === 'jsonb') return {}
  throw new Error(`${getTableName(column.table)}.${column.name}: add a value of the type ${type} to this test.`)
}

/** Inserts one row into a table, after one into each table that it refers to. */
async function insertRow(database: Database, table: PgTable, filled: Set<PgTable>): Promise<void> {
  if (filled.has(table)) return
  filled.add(table)
  const references = getTableConfig(table).foreignKeys.map(({ reference }) => reference())
  for (const { foreignTable } of references) await insertRow(database, foreignTable, filled)
  const isReference = (column: AnyColumn): boolean =>
    references.some(({ columns }) => columns.includes(column as never))
  const isEncrypted = (column: AnyColumn): boolean => personal.some((each) => each.column === column)
  const row = Object.entries(getTableColumns(table))
    .filter(([, column]) => column.notNull || isEncrypted(column) || isReference(column))
    .map(([name, column]) => [name, createValue(column)])
  await database.run((connection) => connection.insert(table).values(Object.fromEntries(row)))
}

/** The columns that hold a value in some row. */
async function findFilled(database: Database, columns: readonly EncryptedColumn[]): Promise<string[]> {
  const names: string[] = []
  for (const { table, column } of columns) {
    const count = await database.run((connection) => connection.$count(table, isNotNull(column)))
    if (count > 0) names.push(`${getTableName(table)}.${column.name}`)
  }
  return names
}

describeOnEachEngine('purge', ({ createStorage }) => {
  test('empties every encrypted column with personal data once everything is too old', async () => {
    await using storage = await createStorage()
    const database = await openDatabase(storage.config)
    await using _ = { [Symbol.asyncDispose]: () => database.close() }
    const filled = new Set<PgTable>()
    for (const table of [...personal.map((each) => each.table), ...ENDING]) await insertRow(database, table, filled)
    // Otherwise the test would pass whatever is erased.
    expect(await findFilled(database, personal)).toHaveLength(personal.length)

    await purge(database, { retentionDays: 90, now: LATER })
    expect(await findFilled(database, erasable)).toEqual([])
  })
})
