import { is } from 'drizzle-orm'
import { customType, type PgColumn, PgCustomColumn } from 'drizzle-orm/pg-core'

const SQL_TYPE = 'text'

/**
 * A column whose texts a `Cipher` encrypted. A plain `text` for the database, and a type of its own here, so that every such column
 * can be found in the tables. A feature with one lists it in its `encryptedColumns` (see platform/feature.ts), for the job
 * `rotate-encryption`.
 */
export const encryptedText = customType<{ data: string }>({ dataType: () => SQL_TYPE })

/** Other columns with a type of their own are not of the type `text`. */
export function isEncryptedText(column: PgColumn): boolean {
  return is(column, PgCustomColumn) && column.getSQLType() === SQL_TYPE
}
