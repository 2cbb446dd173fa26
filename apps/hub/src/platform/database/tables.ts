import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { encryptedText } from '../encryption/encrypted-text.js'

/** Settings of the database itself. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/** Partner keys made by `keys create`. Only a digest is kept: a key can be recognised, never shown again. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    keyHash: text('key_hash').notNull().unique(),
    features: text().array().notNull(),
    /** Ids of what the key covers, within the feature that knows such a limit; null for all, those to come included. */
    coveredIds: text('meeting_points').array(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** The first instant at which the key is refused; null for never. */
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    /** Within a minute or so; see api-keys.ts. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  // A revoked key keeps its row, so that its name stays explained in old histories, and frees the name.
  (table) => [uniqueIndex('api_keys_live_name').on(table.name).where(sql`revoked_at is null`)],
)

/** Requests with an idempotency key: the stored answer, or a claim while the first request is being executed. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Owner of the key: an API key, or a name for all visitors of a page. */
    owner: text().notNull(),
    /** What is asked: `POST /api/v1/appointments`. */
    route: text().notNull(),
    /** Digests: a sender may build its keys from personal data. */
    keyHash: text('key_hash').notNull(),
    bodyHash: text('body_hash').notNull(),
    /** Names the request that is being executed; a later one may take over once `claimed_until` has passed, and the former then fails. */
    claim: uuid().notNull(),
    claimedUntil: timestamp('claimed_until', { withTimezone: true }).notNull(),
    /** When a call to another service that must not be repeated was about to start; null for work that is rolled back with its transaction. */
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** Null while the first request is being executed. */
    responseStatus: integer('response_status'),
    responseBody: encryptedText('response_body'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.route, table.keyHash] }),
    index('idempotency_keys_age').on(table.createdAt),
  ],
)

/** Recent actions, for limits that hold over all processes (see shared-rate-limiter.ts). */
export const rateLimits = pgTable(
  'rate_limits',
  {
    /** A keyed digest: an address is personal. */
    key: text().primaryKey(),
    times: timestamp({ withTimezone: true }).array().notNull(),
    /** Time of the last action, plus the part of the window beyond a minute: the row is deleted a minute after it. */
    lastAt: timestamp('last_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('rate_limits_age').on(table.lastAt)],
)

/** Sessions at other services that all processes share, one for each address and account (see shared-token-store.ts). */
export const sharedTokens = pgTable('shared_tokens', {
  name: text().primaryKey(),
  /** Null before the first sign-in. */
  token: encryptedText(),
  /** The process that obtains the next one, and until when it has the exclusive right to. */
  leaseOwner: uuid('lease_owner'),
  leaseUntil: timestamp('lease_until', { withTimezone: true }),
})

/** Calls to other services that count for a limit which all processes share (see upstream/shared-rate-limit-store.ts). */
export const upstreamCalls = pgTable(
  'upstream_calls',
  {
    ticket: uuid().primaryKey().defaultRandom(),
    /** The service and the account; never a secret. */
    key: text().notNull(),
    /** When the call is over: until it is settled, when it is over at the latest. */
    overAt: timestamp('over_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('upstream_calls_key').on(table.key, table.overAt)],
)

/** Services that asked to be left alone, and until when. */
export const upstreamHolds = pgTable('upstream_holds', {
  key: text().primaryKey(),
  heldUntil: timestamp('held_until', { withTimezone: true }).notNull(),
})

/** Messages handed to the mail server, by the id that they carry there (see send-once.ts). */
export const mailDeliveries = pgTable(
  'mail_deliveries',
  {
    messageId: text('message_id').primaryKey(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** The process that is sending it, and until when it has the exclusive right to. */
    leaseOwner: uuid('lease_owner'),
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('mail_deliveries_age').on(table.createdAt)],
)
