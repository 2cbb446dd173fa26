import { eq } from 'drizzle-orm'
import { settings } from '../database/tables.js'
import type { EncryptedColumn } from './reencrypt.js'

/** One setting whose value is encrypted, for its own key: other rows of the table are not. */
export function encryptedSetting(name: string, countedAs = name): EncryptedColumn {
  return {
    countedAs,
    table: settings,
    column: settings.value,
    key: { name: settings.key },
    toAssociatedData: ({ name: key = '' }) => key,
    where: eq(settings.key, name),
  }
}
