import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Wrong e-mail addresses given on a management page since `since`: kept here so that a restart or another process forgets none. */
export const contactAttempts = pgTable('contact_attempts', {
  /** Of the management page. */
  token: text().primaryKey(),
  attempts: integer().notNull(),
  since: timestamp({ withTimezone: true }).notNull(),
})
