import { pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Who was invited to Diagoriente: that is all that is ever known, and is never cleared. */
export const diagorienteInvitations = pgTable('diagoriente_invitations', {
  /** A keyed digest of the partner and its name for the person. */
  subject: text().primaryKey(),
  invitedAt: timestamp('invited_at', { withTimezone: true, precision: 3 }).notNull(),
})
