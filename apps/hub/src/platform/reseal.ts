// Rotation of the encryption key: everything sealed is sealed again with the first key, after which the others can go.
import { and, asc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Cipher } from './crypto.js'
import type { Connection, Database } from './database.js'

/** Rows sealed anew in one transaction. */
const BATCH = 200

/** A column whose texts are sealed, and how to name and find the place of each. */
export interface SealedColumn {
  table: PgTable
  column: PgColumn
  /** The columns of the primary key, by the property that holds each. */
  key: Readonly<Record<string, PgColumn>>
  /** What a text of this row was sealed for. */
  placeOf: (key: Readonly<Record<string, string>>) => string
  /** Some rows only, where others of the table are not sealed. */
  where?: SQL | undefined
}

/** Seals again what a former key sealed. Safe while the hub runs, and to be run again after an interruption. */
export async function resealColumn(database: Database, cipher: Cipher, sealed: SealedColumn): Promise<number> {
  let count = 0
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other
    const done = await database.transaction((transaction) => resealBatch(transaction, cipher, sealed))
    if (done === 0) return count
    count += done
  }
}

async function resealBatch(transaction: Connection, cipher: Cipher, sealed: SealedColumn): Promise<number> {
  const { table, column, key, placeOf, where } = sealed
  const rows = await transaction
    .select({ ...key, text: column })
    .from(table)
    .where(and(isNotNull(column), sql`not starts_with(${column}, ${cipher.currentPrefix})`, where))
    // In the order in which everybody locks rows of a table, so that none waits for another in a circle.
    .orderBy(...Object.values(key).map((keyColumn) => asc(keyColumn)))
    .limit(BATCH)
    .for('update')
  for (const { text = '', ...names } of rows as Record<string, string>[]) {
    const place = placeOf(names)
    const fresh = cipher.seal(cipher.open(text, place), place)
    const isRow = and(...Object.entries(key).map(([name, keyColumn]) => eq(keyColumn, names[name])))
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await transaction.execute(sql`update ${table} set ${sql.identifier(column.name)} = ${fresh} where ${isRow}`)
  }
  return rows.length
}
