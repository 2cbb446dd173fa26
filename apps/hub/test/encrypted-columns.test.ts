// What is stored encrypted: the tables know it by the type of a column, and the job `rotate-encryption` by what declares the column. One
// without the other would lose data when a key is retired.
import { readdir } from 'node:fs/promises'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { encryptedColumns } from '../src/commands/rotate-encryption.js'
import { settings } from '../src/platform/database/tables.js'
import { encryptedText, isEncryptedText } from '../src/platform/encryption/encrypted-text.js'
import type { EncryptedColumn } from '../src/platform/encryption/reencrypt.js'

const SOURCES = new URL('../src/', import.meta.url)

/** Every table of the hub: drizzle finds them by the same name of file. */
async function readTables(): Promise<PgTable[]> {
  const names = (await readdir(SOURCES, { recursive: true })).filter((name) => /(^|[\\/])tables\.ts$/.test(name))
  const modules = await Promise.all(
    names.map((name) => import(new URL(name.replaceAll('\\', '/'), SOURCES).href) as Promise<object>),
  )
  return modules.flatMap((module) => Object.values(module).filter((value) => is(value, PgTable)))
}

function findUndeclared(tables: readonly PgTable[], declared: readonly EncryptedColumn[]): string[] {
  return tables.flatMap((table) =>
    Object.values(getTableColumns(table))
      .filter((column) => isEncryptedText(column) && !declared.some((each) => each.column === column))
      .map(({ name }) => `${getTableName(table)}.${name}`),
  )
}

test('every encrypted column of every table is declared by what stores it', async () => {
  const tables = await readTables()
  const columns = tables.flatMap((table) => Object.values(getTableColumns(table)))
  expect(tables.length).toBeGreaterThan(15)
  expect(columns.filter(isEncryptedText).length).toBeGreaterThan(8)
  expect(findUndeclared(tables, encryptedColumns)).toEqual([])
})

test('a column that nothing declares is found, and one that is not encrypted is not', () => {
  const scratch = pgTable('scratch', { id: uuid().primaryKey(), secret: encryptedText().notNull(), title: text() })
  const declaration: EncryptedColumn = {
    countedAs: 'scratch',
    table: scratch,
    column: scratch.secret,
    key: { id: scratch.id },
    toAssociatedData: ({ id = '' }) => `scratch.secret:${id}`,
  }
  expect(findUndeclared([scratch], encryptedColumns)).toEqual(['scratch.secret'])
  expect(findUndeclared([scratch], [declaration])).toEqual([])
})

test('what is declared is encrypted: a whole column of the type, or some settings', () => {
  for (const { column, where } of encryptedColumns) {
    const isSetting = column === settings.value && where !== undefined
    expect([column.name, isSetting || isEncryptedText(column)]).toEqual([column.name, true])
  }
})
