import { bigint, foreignKey, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { EventName } from '@hub/rdv-insertion-client/webhooks'
import { encryptedText } from '../../platform/encryption/encrypted-text.js'
import type { Namespace } from './sources.js'

// `source` is the namespace of the ids: the sender, and of RDV-Solidarités the instance (sources.ts).
// A delivery locks in this order: webhook_deliveries, webhook_subjects, then the rows that it changes.

/** Deliveries applied or found stale, by digest. Written with what they did: one that failed is not here, and may come again. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    source: text().$type<Namespace>().notNull(),
    digest: text().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
    /** The time that it named, where that was ahead of its arrival: until then and longer, it could pass as new once more. */
    aheadUntil: timestamp('ahead_until', { withTimezone: true, precision: 3 }),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.digest] }),
    index('webhook_deliveries_age').on(table.receivedAt),
  ],
)

/**
 * The last event applied to each object. Stays when the object is destroyed, so that a late update does not bring it back; erased once
 * everything that it holds back is too old to be taken (event-age.ts).
 */
export const webhookSubjects = pgTable(
  'webhook_subjects',
  {
    source: text().$type<Namespace>().notNull(),
    /** `Rdv:1042`. */
    subject: text().notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true, precision: 3 }).notNull(),
    event: text().$type<EventName>().notNull(),
    digest: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.subject] }), index('webhook_subjects_age').on(table.sentAt)],
)

/** Appointments as in the last event of their source. */
export const sourceAppointments = pgTable(
  'source_appointments',
  {
    source: text().$type<Namespace>().notNull(),
    /** Id at the source; may exceed 32 bits. */
    id: bigint({ mode: 'number' }).notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true, precision: 3 }).notNull(),
    /** Encrypted: the place can be a person's home, and the motif reveals their situation. */
    details: encryptedText().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.id] }), index('source_appointments_age').on(table.startsAt)],
)

/** Their participants. */
export const sourceParticipations = pgTable(
  'source_participations',
  {
    source: text().$type<Namespace>().notNull(),
    appointmentId: bigint('appointment_id', { mode: 'number' }).notNull(),
    /** Id of the person at the source; different at each source. */
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    /** Null where the source lists the persons only. */
    id: bigint({ mode: 'number' }),
    status: text().notNull(),
    /** Encrypted: name, e-mail, phone. */
    details: encryptedText().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.appointmentId, table.userId] }),
    foreignKey({
      name: 'source_participations_appointment',
      columns: [table.source, table.appointmentId],
      foreignColumns: [sourceAppointments.source, sourceAppointments.id],
    }).onDelete('cascade'),
    index('source_participations_user').on(table.source, table.userId),
  ],
)

/** Invitations of rdv-insertion; RDV-Solidarités has none. */
export const sourceInvitations = pgTable(
  'source_invitations',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    /** Time of its last event. */
    sentAt: timestamp('sent_at', { withTimezone: true, precision: 3 }).notNull(),
    details: encryptedText().notNull(),
  },
  (table) => [index('source_invitations_user').on(table.userId), index('source_invitations_age').on(table.sentAt)],
)
