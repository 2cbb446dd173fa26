import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { encryptedText } from '../../../platform/encryption/encrypted-text.js'
import { appointments } from '../appointments/tables.js'

/** Replaced contacts who must still be informed, with the appointment as they knew it. Erased afterwards. */
export const formerContacts = pgTable('former_contacts', {
  id: uuid().primaryKey(),
  appointmentId: uuid('appointment_id')
    .notNull()
    .references(() => appointments.id, { onDelete: 'cascade' }),
  /** Encrypted JSON, as it stood in the appointment. */
  contact: encryptedText().notNull(),
  /** `sequence` of the change that replaced the contact. */
  sequence: integer().notNull(),
  /** As they knew it: what changed at the same time is not theirs to know. */
  meetingPointId: text('meeting_point_id').notNull(),
  meetingPointName: text('meeting_point_name').notNull(),
  timeZone: text('time_zone').notNull(),
  startsAt: text('starts_at').notNull(),
  endsAt: text('ends_at').notNull(),
})
