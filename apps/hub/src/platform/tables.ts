import { sql } from 'drizzle-orm'
import { pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
