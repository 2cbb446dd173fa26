// Answers in the database: for the other processes, and for when a service is down.
import { eq, lte, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import { LENGTHY } from '../../platform/database/time-limits.js'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { EncryptedColumn } from '../../platform/encryption/reencrypt.js'
import type { Counts, Retention } from '../../platform/feature.js'
import { directoryAnswers } from './tables.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How long after it was fresh an answer may be given while its service is down. */
export const MAX_STALE = 7 * DAY

/** Rows that are erased in one transaction. */
const ERASED_AT_ONCE = 500

/** An answer with its age. Instants are epoch milliseconds. */
export interface StoredAnswer {
  /** JSON. */
  body: string
  storedAt: number
  freshUntil: number
}

export interface AnswerStore {
  read(key: string): Promise<StoredAnswer | undefined>
  write(key: string, answer: StoredAnswer): Promise<void>
}

const toAssociatedData = (key: string): string => `directory_answers.body:${key}`

export function createAnswerStore(database: Database, cipher: Cipher): AnswerStore {
  return {
    async read(key) {
      const [row] = await database.run((connection) =>
        connection.select().from(directoryAnswers).where(eq(directoryAnswers.key, key)),
      )
      if (!row) return undefined
      const body = cipher.decrypt(row.body, toAssociatedData(key))
      return { body, storedAt: row.storedAt.getTime(), freshUntil: row.freshUntil.getTime() }
    },
    async write(key, { body, storedAt, freshUntil }) {
      const values = {
        body: cipher.encrypt(body, toAssociatedData(key)),
        storedAt: new Date(storedAt),
        freshUntil: new Date(freshUntil),
      }
      await database.run((connection) =>
        connection
          .insert(directoryAnswers)
          .values({ key, ...values })
          .onConflictDoUpdate({
            target: directoryAnswers.key,
            set: values,
            // The answer of a slower process may be older.
            setWhere: sql`${directoryAnswers.storedAt} <= excluded.stored_at`,
          }),
      )
    },
  }
}

/** What is too old to be given even while its service is down, in small transactions. */
export async function eraseOldAnswers(database: Database, { now }: Retention): Promise<Counts> {
  const isTooOld = lte(directoryAnswers.freshUntil, new Date(now - MAX_STALE))
  let count = 0
  for (;;) {
    const some = sql`select ctid from ${directoryAnswers} where ${isTooOld} limit ${ERASED_AT_ONCE} for update skip locked`
    const gone = await database.run(
      (connection) =>
        connection
          .delete(directoryAnswers)
          .where(sql`ctid = any(array(${some}))`)
          .returning({ key: directoryAnswers.key }),
      LENGTHY,
    )
    count += gone.length
    if (gone.length < ERASED_AT_ONCE) return { directory_answers: count }
  }
}

export const answerColumn: EncryptedColumn = {
  countedAs: 'directory_answers',
  table: directoryAnswers,
  column: directoryAnswers.body,
  key: { key: directoryAnswers.key },
  toAssociatedData: ({ key = '' }) => toAssociatedData(key),
}
