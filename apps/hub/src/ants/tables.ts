import { sql } from 'drizzle-orm'
import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { MeetingPoint } from './agenda/schema.js'

/** Places with their opening hours, each as the document it was given as, defaults filled in. */
export const meetingPoints = pgTable('meeting_points', {
  id: text().primaryKey(),
  document: jsonb().$type<MeetingPoint>().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true })
    .notNull()
    .defaultNow()
    .$onUpdate(() => sql`now()`),
})
