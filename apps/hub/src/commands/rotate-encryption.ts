import { features } from '../features/index.js'
import type { Database } from '../platform/database/database.js'
import { platformEncryptedColumns } from '../platform/encrypted-columns.js'
import type { Cipher } from '../platform/encryption/cipher.js'
import { type EncryptedColumn, rotateEncryption } from '../platform/encryption/reencrypt.js'

/** All encrypted columns of the database, of all features and the platform. */
export const encryptedColumns: readonly EncryptedColumn[] = [
  ...features.flatMap((feature) => feature.encryptedColumns),
  ...platformEncryptedColumns,
]

/** The job `rotate-encryption`. */
export function rotateAll(database: Database, cipher: Cipher): Promise<Record<string, number>> {
  return rotateEncryption(database, cipher, encryptedColumns)
}
