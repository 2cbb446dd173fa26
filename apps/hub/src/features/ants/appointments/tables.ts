import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { encryptedText } from '../../../platform/encryption/encrypted-text.js'
import type { PublishedAppointment } from '../declarations/applications.js'
import type { ApplicationState, AppointmentStatus, HistoryDetail, HistoryKind } from './types.js'

// Several transactions touch these tables at once. All of them lock in this order, so that none waits for another in a circle:
// appointments (by id), meeting_points, application_synchronizations (by key), appointment_applications.

/** Appointments taken, on the wall clock of their meeting point. Cancelled ones stay; `purge` erases what is personal. */
export const appointments = pgTable(
  'appointments',
  {
    id: uuid().primaryKey(),
    /** No foreign key: an import may remove a meeting point whose appointments stay. */
    meetingPointId: text('meeting_point_id').notNull(),
    /** As it was called when the appointment was taken or moved there. */
    meetingPointName: text('meeting_point_name').notNull(),
    timeZone: text('time_zone').notNull(),
    /** Wall clock, `YYYY-MM-DDTHH:MM`: compares as text. `ends_at` is excluded. */
    startsAt: text('starts_at').notNull(),
    endsAt: text('ends_at').notNull(),
    reason: text().notNull(),
    documentsNumber: integer('documents_number').notNull(),
    status: text().$type<AppointmentStatus>().notNull(),
    /** Encrypted JSON of the contact; null once erased. */
    contact: encryptedText(),
    /**
     * While the contact's e-mail address waits to be confirmed: the contact with the address before it, encrypted in the same way, to which
     * mail goes meanwhile. Null otherwise.
     */
    confirmedContact: encryptedText('confirmed_contact'),
    /** Whether a link that was sent to the address has been opened. */
    isAddressProven: boolean('is_address_proven').notNull().default(false),
    /** Number of changes by people: SEQUENCE of calendar invitations. */
    sequence: integer().notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Order of lists of changes. Written by `changeClock()` only. */
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 6 }).notNull().defaultNow(),
  },
  (table) => [
    index('appointments_booked').on(table.meetingPointId, table.startsAt).where(sql`status = 'booked'`),
    index('appointments_changes').on(table.updatedAt, table.id),
    index('appointments_retention').on(table.endsAt).where(sql`contact is not null`),
  ],
)

/** A number that an appointment holds or held, with its wanted declaration and the last one that ANTS confirmed. */
export const appointmentApplications = pgTable(
  'appointment_applications',
  {
    id: uuid().primaryKey(),
    appointmentId: uuid('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    /** Among the numbers of the appointment, in the order given. */
    position: integer().notNull(),
    /** Encrypted number. */
    applicationId: encryptedText('application_id').notNull(),
    /** Keyed digest of the canonical number: every look-up, job and lease goes by it. */
    applicationKey: text('application_key').notNull(),
    /** Unguessable; the last part of the management page's address. */
    token: text().notNull().unique('appointment_applications_token'),
    /** The appointment holds this number, or held it when it was cancelled; false once the number was taken off it. */
    isHeld: boolean('is_held').notNull(),
    /** Held, and the appointment is booked: ANTS must show it. */
    isLive: boolean('is_live').notNull(),
    state: text().$type<ApplicationState>().notNull(),
    /** The exact texts to declare while `is_live`: a rename of the meeting point or of the hub does not change it. */
    meetingPoint: text('meeting_point').notNull(),
    meetingPointId: text('meeting_point_id').notNull(),
    appointmentDate: text('appointment_date').notNull(),
    managementUrl: text('management_url').notNull(),
    /** The same as last confirmed at ANTS; null when it holds nothing of ours. */
    declaredMeetingPoint: text('declared_meeting_point'),
    declaredMeetingPointId: text('declared_meeting_point_id'),
    declaredAppointmentDate: text('declared_appointment_date'),
    declaredManagementUrl: text('declared_management_url'),
    /** Every meeting point and time that ANTS may hold under this address: written before each declaration (see declarations). */
    published: jsonb('told').$type<readonly PublishedAppointment[]>().notNull().default([]),
  },
  (table) => [
    uniqueIndex('appointment_applications_number').on(table.appointmentId, table.applicationKey),
    index('appointment_applications_key').on(table.applicationKey),
    index('appointment_applications_state').on(table.state),
  ],
)

/** History of an appointment: what, when, by whom. No personal data, since `purge` does not erase it. */
export const appointmentHistory = pgTable(
  'appointment_history',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    appointmentId: uuid('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    kind: text().$type<HistoryKind>().notNull(),
    /** `citizen`, `key:<name>` or `job:<name>`. */
    actor: text().notNull(),
    detail: jsonb().$type<HistoryDetail>().notNull(),
  },
  (table) => [index('appointment_history_of').on(table.appointmentId, table.id)],
)

/** One-time links that were requested: to a contact's pages, or to confirm a new address. Deleted once used. */
export const contactLinks = pgTable(
  'contact_links',
  {
    id: uuid().primaryKey(),
    appointmentId: uuid('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    purpose: text().$type<'access' | 'confirm'>().notNull(),
    /** Token of the management page that the link leads to. */
    token: text().notNull(),
    /** Keyed digest of the address: the one that was typed, or the one to confirm. */
    addressKey: text('address_key').notNull(),
    /** Keyed digest of what is in the link, which is nowhere kept. */
    secretKey: text('secret_key').notNull().unique('contact_links_secret'),
    /** The page that it leads to, and the id of a form that is kept for it. */
    page: text(),
    formId: text('form_id'),
    /** When it was found that it may be sent; null before, and then it opens nothing. */
    allowedAt: timestamp('allowed_at', { withTimezone: true }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('contact_links_of').on(table.appointmentId), index('contact_links_age').on(table.expiresAt)],
)

/** Browsers that may see and change what is the contact's, each on the pages of one token. */
export const contactGrants = pgTable(
  'contact_grants',
  {
    /** Keyed digest of the cookie. */
    secretKey: text('secret_key').primaryKey(),
    appointmentId: uuid('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    token: text().notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('contact_grants_of').on(table.appointmentId), index('contact_grants_age').on(table.expiresAt)],
)
