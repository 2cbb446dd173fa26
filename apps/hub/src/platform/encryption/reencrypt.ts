// Rotation of the encryption key: everything encrypted is encrypted again with the first key, after which the others can go.
import { and, asc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Cipher } from './cipher.js'
import type { Connection, Database } from '../database/database.js'
import { LENGTHY } from '../database/time-limits.js'

/** Rows encrypted again in one transaction. */
const BATCH = 200

/** A column whose texts are encrypted, and how to find the associated data of each. */
export interface EncryptedColumn {
  /** The word with which the values encrypted again are counted; several columns may share one. */
  countedAs: string
  table: PgTable
  column: PgColumn
  /** Columns that identify a row, and others that its associated data names; by the property that `toAssociatedData` reads. */
  key: Readonly<Record<string, PgColumn>>
  /** The associated data with which a text of this row was encrypted. */
  toAssociatedData: (key: Readonly<Record<string, string>>) => string
  /** Some rows only, where others of the table are not encrypted. */
  where?: SQL | undefined
}

/**
 * Encrypts everything with the first key; afterwards the others can be taken out of `HUB_ENCRYPTION_KEY`. Look-ups do not change.
 * @returns how many values there were, by the words of their columns
 */
export async function rotateEncryption(
  database: Database,
  cipher: Cipher,
  columns: readonly EncryptedColumn[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const column of columns) {
    counts[column.countedAs] = (counts[column.countedAs] ?? 0) + (await reencryptColumn(database, cipher, column))
  }
  return counts
}

/** Encrypts again what a former key encrypted. Safe while the hub runs, and to be run again after an interruption. */
async function reencryptColumn(database: Database, cipher: Cipher, encrypted: EncryptedColumn): Promise<number> {
  let count = 0
  for (;;) {
    const done = await database.transaction((transaction) => reencryptBatch(transaction, cipher, encrypted), LENGTHY)
    if (done === 0) return count
    count += done
  }
}

async function reencryptBatch(transaction: Connection, cipher: Cipher, encrypted: EncryptedColumn): Promise<number> {
  const { table, column, key, toAssociatedData, where } = encrypted
  const rows = await transaction
    .select({ ...key, text: column })
    .from(table)
    .where(and(isNotNull(column), sql`not starts_with(${column}, ${cipher.currentPrefix})`, where))
    // In the order in which all transactions lock rows of a table, so that there is no deadlock.
    .orderBy(...Object.values(key).map((keyColumn) => asc(keyColumn)))
    .limit(BATCH)
    .for('update')
  for (const { text = '', ...names } of rows as Record<string, string>[]) {
    const associatedData = toAssociatedData(names)
    const fresh = cipher.encrypt(cipher.decrypt(text, associatedData), associatedData)
    const isRow = and(...Object.entries(key).map(([name, keyColumn]) => eq(keyColumn, names[name])))
    await transaction.execute(sql`update ${table} set ${sql.identifier(column.name)} = ${fresh} where ${isRow}`)
  }
  return rows.length
}
