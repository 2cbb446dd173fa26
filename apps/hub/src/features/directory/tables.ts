import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { encryptedText } from '../../platform/encryption/encrypted-text.js'

/** Answers of other services, for all processes, and for when a service is down. */
export const directoryAnswers = pgTable(
  'directory_answers',
  {
    /** A keyed digest of what was asked: an address that was typed is personal. */
    key: text().primaryKey(),
    /** Encrypted: an address, or the name of a person who is a company. */
    body: encryptedText().notNull(),
    storedAt: timestamp('stored_at', { withTimezone: true, precision: 3 }).notNull(),
    /** From then on it is asked for anew. */
    freshUntil: timestamp('fresh_until', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [index('directory_answers_age').on(table.freshUntil)],
)
