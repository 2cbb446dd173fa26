import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { encryptedText } from '../../platform/encryption/encrypted-text.js'
import { attemptColumns } from '../../platform/jobs/attempt-columns.js'
import type { Suspension } from './approval-dates.js'
import type { Benefit } from './benefit.js'
import type { CertifierRecord } from './locked-fields.js'
import type { NotificationEndpoint, NotificationStatus } from './notification.js'

/** People, by the id that the partner gives them. */
export const jobSeekers = pgTable(
  'job_seekers',
  {
    id: text().primaryKey(),
    /** Encrypted: names, NIR, dates. */
    details: encryptedText().notNull(),
    /** Keyed digest of the NIR; null without one. */
    nirKey: text('nir_key'),
    /** NIR, birth date, first name and name are all there: what France Travail must know. */
    isComplete: boolean('is_complete').notNull(),
    /** Encrypted: the identifier that France Travail gave; null until it is known. */
    idNational: encryptedText('id_national'),
    /** Raised when NIR or birth date change: a search that began before is not kept. */
    identityVersion: integer('identity_version').notNull().default(1),
    rdvInsertionUserId: bigint('rdv_insertion_user_id', { mode: 'number' }),
    /** When a search was last answered; null before the first. */
    searchedAt: timestamp('searched_at', { withTimezone: true }),
    /** A partner asked for a search that could not be made: the next pass makes it, whenever the last one was. */
    isSearchWanted: boolean('is_search_wanted').notNull().default(false),
    ...attemptColumns(),
  },
  (table) => [
    index('job_seekers_nir').on(table.nirKey),
    index('job_seekers_search').on(table.searchedAt).where(sql`id_national is null and is_complete`),
  ],
)

/** Who has certified the identity of a person, and when last. */
export const identityCertifications = pgTable(
  'identity_certifications',
  {
    jobSeekerId: text('job_seeker_id')
      .notNull()
      .references(() => jobSeekers.id, { onDelete: 'cascade' }),
    certifier: text().$type<CertifierRecord>().notNull(),
    certifiedAt: timestamp('certified_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobSeekerId, table.certifier] })],
)

/** What API Particulier said of a benefit of a person, and what it is still to be asked. */
export const benefitCertifications = pgTable(
  'benefit_certifications',
  {
    jobSeekerId: text('job_seeker_id')
      .notNull()
      .references(() => jobSeekers.id, { onDelete: 'cascade' }),
    benefit: text().$type<Benefit>().notNull(),
    consentedAt: timestamp('consented_at', { withTimezone: true }).notNull(),
    /** It is asked again once `next_attempt_at` has come. */
    isDue: boolean('is_due').notNull(),
    /** When it was last answered; null before. */
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    /** Encrypted: the answer. */
    result: encryptedText(),
    ...attemptColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.jobSeekerId, table.benefit] }),
    index('benefit_certifications_due').on(table.isDue, table.nextAttemptAt),
  ],
)

/** PASS IAE, and those that were cancelled, which stay until France Travail knows of it. */
export const approvals = pgTable(
  'approvals',
  {
    id: uuid().primaryKey().defaultRandom(),
    number: text().notNull(),
    isCancelled: boolean('is_cancelled').notNull().default(false),
    /** Null once the person of a cancelled one is erased. */
    jobSeekerId: text('job_seeker_id').references(() => jobSeekers.id, { onDelete: 'set null' }),
    startAt: date('start_at', { mode: 'string' }).notNull(),
    /** Without suspensions. */
    grantedEndAt: date('granted_end_at', { mode: 'string' }).notNull(),
    /** What is told: moved by the suspensions, and the first day of one that is cancelled. */
    endAt: date('end_at', { mode: 'string' }).notNull(),
    suspensions: jsonb().$type<readonly Suspension[]>().notNull(),
    hasAcceptedApplication: boolean('has_accepted_application').notNull(),
    /** Frozen at creation. */
    originSiret: text('origin_siae_siret').notNull(),
    originSiaeKind: text('origin_siae_kind').notNull(),
    originSenderKind: text('origin_sender_kind').notNull(),
    originPrescriberKind: text('origin_prescriber_organization_kind'),
    /** Encrypted: of a cancelled one, the person as it was. */
    snapshot: encryptedText(),
    /** Whether the snapshot has all that France Travail must know. */
    isSnapshotComplete: boolean('is_snapshot_complete').notNull().default(false),
    /** Raised when a date changes: the outcome of a call that began before is not kept. */
    datesVersion: integer('dates_version').notNull().default(1),
    status: text().$type<NotificationStatus>().notNull().default('notification_pending'),
    notifiedAt: timestamp('notified_at', { withTimezone: true, precision: 3 }),
    endpoint: text().$type<NotificationEndpoint>(),
    exitCode: text('exit_code'),
    /** What failed when it is to be tried again: beside the four above, which stay as the reference has them. */
    failedEndpoint: text('failed_endpoint').$type<NotificationEndpoint>(),
    failedStatus: integer('failed_status'),
    /** An update left and no answer came, as far as is known: it may have been accepted. */
    isUnanswered: boolean('is_unanswered').notNull().default(false),
    /** A follow-up is said to run already, after an update without an answer: somebody should look. */
    needsReview: boolean('needs_review').notNull().default(false),
    ...attemptColumns(),
  },
  (table) => [
    uniqueIndex('approvals_number').on(table.number).where(sql`not is_cancelled`),
    index('approvals_person').on(table.jobSeekerId),
    index('approvals_due').on(table.status, table.isCancelled, table.startAt),
    index('approvals_end').on(table.endAt),
  ],
)
