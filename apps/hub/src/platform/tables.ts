import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Feature } from '../features.js'

/** What a database remembers about itself. */
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
    features: text().array().$type<Feature[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  // A revoked key keeps its row, so that its name stays explained in old histories, and frees the name.
  (table) => [uniqueIndex('api_keys_live_name').on(table.name).where(sql`revoked_at is null`)],
)

/** Requests that their sender may send again, by the key it chose: the answer of the first, or a claim while it is worked out. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Whose key it is: that of an API key, or a name for all visitors of a page. */
    owner: text().notNull(),
    /** What is asked: `POST /api/v1/appointments`. */
    route: text().notNull(),
    /** Digests: a sender may build its keys from personal data. */
    keyHash: text('key_hash').notNull(),
    bodyHash: text('body_hash').notNull(),
    /** Names the request at work; a later one may take over once `claimed_until` has passed, and the former then fails. */
    claim: uuid().notNull(),
    claimedUntil: timestamp('claimed_until', { withTimezone: true }).notNull(),
    /** Null while the first request is at work. */
    responseStatus: integer('response_status'),
    /** Sealed. */
    responseBody: text('response_body'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.route, table.keyHash] }),
    index('idempotency_keys_age').on(table.createdAt),
  ],
)

/** Sessions at other services that all processes share (see token-store.ts). */
export const sharedTokens = pgTable('shared_tokens', {
  name: text().primaryKey(),
  /** Sealed; null before the first sign-in. */
  token: text(),
  /** Who obtains the next one, and until when it has that to itself. */
  leaseOwner: uuid('lease_owner'),
  leaseUntil: timestamp('lease_until', { withTimezone: true }),
})
