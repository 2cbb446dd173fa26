import { bigint, foreignKey, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { EventName } from './event-order.js'
import type { Source } from './sources.js'

// A delivery locks in this order: webhook_deliveries, webhook_subjects, then what it tells.

/** Deliveries applied or found stale, by digest. Written with what they did: one that failed is not here, and may come again. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    source: text().$type<Source>().notNull(),
    digest: text().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.digest] }),
    index('webhook_deliveries_age').on(table.receivedAt),
  ],
)

/** The last event applied to each object. Stays when the object is destroyed, so that a late update does not bring it back. */
export const webhookSubjects = pgTable(
  'webhook_subjects',
  {
    source: text().$type<Source>().notNull(),
    /** `Rdv:1042`. */
    subject: text().notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true, precision: 3 }).notNull(),
    event: text().$type<EventName>().notNull(),
    digest: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.subject] })],
)

/** Appointments as their source last told them. */
export const sourceAppointments = pgTable(
  'source_appointments',
  {
    source: text().$type<Source>().notNull(),
    /** Of the source; beyond 32 bits. */
    id: bigint({ mode: 'number' }).notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true, precision: 3 }).notNull(),
    /** Sealed: the place can be somebody's home, and the motif tells of their life. */
    details: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.id] }), index('source_appointments_age').on(table.startsAt)],
)

/** Who takes part in them. */
export const sourceParticipations = pgTable(
  'source_participations',
  {
    source: text().$type<Source>().notNull(),
    appointmentId: bigint('appointment_id', { mode: 'number' }).notNull(),
    /** Of the source: a person has another id at each. */
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    /** Null where the source tells the persons only. */
    id: bigint({ mode: 'number' }),
    status: text().notNull(),
    /** Sealed: name, e-mail, phone. */
    details: text().notNull(),
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
    /** When it was last heard of. */
    sentAt: timestamp('sent_at', { withTimezone: true, precision: 3 }).notNull(),
    /** Sealed. */
    details: text().notNull(),
  },
  (table) => [index('source_invitations_user').on(table.userId), index('source_invitations_age').on(table.sentAt)],
)
