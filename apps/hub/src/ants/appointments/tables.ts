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
import type { ToldAppointment } from '../declarations/applications.js'
import type { ApplicationState, AppointmentStatus, HistoryDetail, HistoryKind } from './types.js'

// Several transactions touch these tables at once. All of them lock in this order, so that none waits for another in a circle:
// appointments (by id), meeting_points, application_synchronizations (by key), appointment_applications.

/** Appointments taken, on the wall clock of their place. Cancelled ones stay; `purge` erases what is personal. */
export const appointments = pgTable(
  'appointments',
  {
    id: uuid().primaryKey(),
    /** No foreign key: an import may remove a place whose appointments stay. */
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
    /** Sealed JSON of the contact; null once erased. */
    contact: text(),
    /** How many times people changed it: SEQUENCE of calendar invitations. */
    sequence: integer().notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Written by `changeClock()` only: lists of changes go by it. */
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 6 }).notNull().defaultNow(),
  },
  (table) => [
    index('appointments_booked').on(table.meetingPointId, table.startsAt).where(sql`status = 'booked'`),
    index('appointments_changes').on(table.updatedAt, table.id),
    index('appointments_retention').on(table.endsAt).where(sql`contact is not null`),
  ],
)

/** A number that an appointment holds or held, with what ANTS is to know of it and what it was last known to know. */
export const appointmentApplications = pgTable(
  'appointment_applications',
  {
    id: uuid().primaryKey(),
    appointmentId: uuid('appointment_id')
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    /** Among the numbers of the appointment, in the order given. */
    position: integer().notNull(),
    /** Sealed number. */
    applicationId: text('application_id').notNull(),
    /** Keyed digest of the canonical number: every look-up, job and lease goes by it. */
    applicationKey: text('application_key').notNull(),
    /** Unguessable; the last part of the management page's address. */
    token: text().notNull().unique('appointment_applications_token'),
    /** The appointment holds this number, or held it when it was cancelled; false once the number was taken off it. */
    isHeld: boolean('is_held').notNull(),
    /** Held, and the appointment is booked: ANTS is to show it. */
    isLive: boolean('is_live').notNull(),
    state: text().$type<ApplicationState>().notNull(),
    /** What ANTS is to hold while `is_live`, to the letter: a rename of the place or of the hub does not change it. */
    meetingPoint: text('meeting_point').notNull(),
    meetingPointId: text('meeting_point_id').notNull(),
    appointmentDate: text('appointment_date').notNull(),
    managementUrl: text('management_url').notNull(),
    /** The same as last confirmed at ANTS; null when it holds nothing of ours. */
    declaredMeetingPoint: text('declared_meeting_point'),
    declaredMeetingPointId: text('declared_meeting_point_id'),
    declaredAppointmentDate: text('declared_appointment_date'),
    declaredManagementUrl: text('declared_management_url'),
    /** Every place and time that ANTS may hold under this address: written before it is told (see declarations). */
    told: jsonb().$type<readonly ToldAppointment[]>().notNull().default([]),
  },
  (table) => [
    uniqueIndex('appointment_applications_number').on(table.appointmentId, table.applicationKey),
    index('appointment_applications_key').on(table.applicationKey),
    index('appointment_applications_state').on(table.state),
  ],
)

/** What happened to an appointment, when and by whom. Nothing personal: it outlives what `purge` erases. */
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
