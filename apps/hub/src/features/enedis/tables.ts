import {
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { encryptedText } from '../../platform/encryption/encrypted-text.js'

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** People with a confirmed e-mail address. */
export const linkyAccounts = pgTable('linky_accounts', {
  id: uuid().primaryKey().defaultRandom(),
  /** Keyed digest of the address, by which the account is found. */
  emailKey: text('email_key').notNull().unique('linky_accounts_email'),
  email: encryptedText().notNull(),
  /** What `passwords.ts` writes. */
  passwordHash: text('password_hash').notNull(),
  createdAt: instant('created_at').notNull(),
  deactivatedAt: instant('deactivated_at'),
  /** Public half of the credentials. */
  clientId: text('client_id').unique('linky_accounts_client'),
  /** Keyed digest of the API key; null before the first one is made. */
  keyHash: text('key_hash').unique('linky_accounts_key'),
  /** Names the API key in tokens: those of a former one are refused. */
  keyId: uuid('key_id'),
  /** Of the derivation of the cache key, in base64url; new with each API key. */
  keySalt: text('key_salt'),
  keyCreatedAt: instant('key_created_at'),
})

/** Links sent by mail: sign-ups that wait to be confirmed, with what was typed, and passwords to choose anew. */
export const linkyLinks = pgTable(
  'linky_links',
  {
    id: uuid().primaryKey().defaultRandom(),
    purpose: text().$type<'sign-up' | 'reset'>().notNull(),
    emailKey: text('email_key').notNull(),
    email: encryptedText().notNull(),
    /** Of a sign-up. */
    passwordHash: text('password_hash'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('linky_links_email').on(table.emailKey), index('linky_links_age').on(table.expiresAt)],
)

const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => linkyAccounts.id, { onDelete: 'cascade' })

/** Browsers that are signed in: the secret is in a cookie, a keyed digest of it here. */
export const linkySessions = pgTable(
  'linky_sessions',
  {
    secretHash: text('secret_hash').primaryKey(),
    accountId: accountId(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('linky_sessions_account').on(table.accountId), index('linky_sessions_age').on(table.expiresAt)],
)

/** Tokens that were ended before their time. */
export const linkyRevokedTokens = pgTable(
  'linky_revoked_tokens',
  { id: uuid().primaryKey(), accountId: accountId(), expiresAt: instant('expires_at').notNull() },
  (table) => [index('linky_revoked_tokens_account').on(table.accountId)],
)

/** One visit to the consent page of Enedis each, from the button to its outcome. */
export const linkyConsents = pgTable(
  'linky_consents',
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: accountId(),
    /** Keyed digests of `state` and of the cookie that the same browser must bring back. */
    stateHash: text('state_hash').notNull().unique('linky_consents_state'),
    nonceHash: text('nonce_hash').notNull(),
    generation: text().$type<'v1' | 'v2'>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** What Enedis sent back, while the points are not stored yet. */
    returned: encryptedText(),
    returnedAt: instant('returned_at'),
    /** Set with the outcome: afterwards nothing is done again. */
    usedAt: instant('used_at'),
    outcome: text(),
    found: integer(),
    created: integer(),
  },
  (table) => [index('linky_consents_account').on(table.accountId, table.createdAt)],
)

/** Points that somebody consented to share. `active` once it is certain that the account is the holder's. */
export const linkyPoints = pgTable(
  'linky_points',
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: accountId(),
    /** Keyed digest of the point. */
    pointKey: text('point_key').notNull(),
    point: encryptedText().notNull(),
    status: text().$type<'active' | 'pending' | 'revoked'>().notNull(),
    generation: text().$type<'v1' | 'v2'>().notNull(),
    createdAt: instant('created_at').notNull(),
    consentedAt: instant('consented_at').notNull(),
    /** End of the consent. */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('linky_points_of_account').on(table.accountId, table.pointKey),
    // One owner: whoever else consents for it waits.
    uniqueIndex('linky_points_owner').on(table.pointKey).where(sql`status <> 'pending'`),
  ],
)

/** Answers of Enedis, encrypted by a key that only the user's API key gives. */
export const linkyCache = pgTable(
  'linky_cache',
  {
    /** `ec:1:{account}:{digest of the point}:{resource}:{day}`. */
    key: text().primaryKey(),
    accountId: accountId(),
    body: bytes().notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('linky_cache_account').on(table.accountId), index('linky_cache_age').on(table.expiresAt)],
)

/** Calls of an account on a day of UTC. */
export const linkyUsage = pgTable(
  'linky_usage',
  {
    accountId: accountId(),
    day: date({ mode: 'string' }).notNull(),
    /** Calls that reach Enedis. */
    upstream: integer().notNull().default(0),
    /** Requests that the cache alone answered. */
    cached: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.day] })],
)

/** What operators did, and what should not happen: never data of a person. */
export const linkyAudit = pgTable(
  'linky_audit',
  {
    id: uuid().primaryKey().defaultRandom(),
    at: instant('at').notNull(),
    action: text().notNull(),
    accountId: uuid('account_id'),
  },
  (table) => [index('linky_audit_age').on(table.at)],
)

/** What a process is asking Enedis for, so that the others wait for it (flights.ts). */
export const linkyFlights = pgTable('linky_flights', {
  key: text().primaryKey(),
  leaseOwner: uuid('lease_owner').notNull(),
  leaseUntil: timestamp('lease_until', { withTimezone: true }).notNull(),
})
