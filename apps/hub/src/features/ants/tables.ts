import { sql } from 'drizzle-orm'
import { customType, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { MeetingPoint } from './agenda/schema.js'
import { readStoredDocument } from './agenda/stored-document.js'

const meetingPointDocument = customType<{ data: MeetingPoint; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (document) => JSON.stringify(document),
  fromDriver: readStoredDocument,
})

/** Meeting points with their opening hours, each as the document it was given as, defaults filled in. */
export const meetingPoints = pgTable('meeting_points', {
  id: text().primaryKey(),
  document: meetingPointDocument().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true })
    .notNull()
    .defaultNow()
    .$onUpdate(() => sql`now()`),
})
