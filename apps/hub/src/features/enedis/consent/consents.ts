// Visits to the consent page of Enedis. `state` is good once, for the browser that left and comes back signed in; the database keeps
// keyed digests alone.
import type { Keyring } from '../../../platform/encryption/keyring.js'
import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { consentAssociatedData } from '../associated-data.js'
import { linkyConsents } from '../tables.js'
import type { ConsentReturn } from './read-return.js'

export type Consent = typeof linkyConsents.$inferSelect

const MINUTE = 60_000
/** Minutes in which the way back must be found. */
export const CONSENT_MINUTES = 10
/** Minutes in which what came back can be taken up again: at Enedis the same point cannot be shared a second time. */
const RETRY_MINUTES = 1_440

export interface Consents {
  begin(accountId: string, generation: 'v1' | 'v2'): Promise<{ id: string; state: string; nonce: string }>
  /**
   * The visit of this state, account and browser. It may be used up; undefined when it is not theirs, forged or too old.
   * @param state random part, without what a sandbox adds
   */
  find(accountId: string, state: string, nonce: string | undefined): Promise<Consent | undefined>
  /** One that can be taken up again. */
  findReturned(accountId: string, id: string): Promise<Consent | undefined>
  findById(accountId: string, id: string): Promise<Consent | undefined>
  /** Those whose points are not stored, although Enedis sent the browser back. */
  listReturned(accountId: string): Promise<Consent[]>
  /** Keeps what Enedis sent back, before anything else is done: whatever happens then, it can be taken up again. */
  keepReturn(consent: Consent, returned: ConsentReturn): Promise<void>
  readReturn(consent: Consent): ConsentReturn | undefined
  /** Has others of the same visit wait. @returns false when one of them was faster */
  lock(transaction: Connection, id: string): Promise<boolean>
  finish(connection: Connection, id: string, outcome: Outcome): Promise<void>
}

export interface Outcome {
  outcome: string
  found?: number | undefined
  created?: number | undefined
}

export interface ConsentsOptions {
  database: Database
  keyring: Keyring
  now: () => number
}

export function createConsents({ database, keyring: { cipher, lookup }, now }: ConsentsOptions): Consents {
  const { id: itsId, accountId: owner, usedAt, returnedAt } = linkyConsents
  const hash = (what: 'state' | 'nonce', text: string): string => lookup(JSON.stringify(['linky consent', what, text]))
  const since = (minutes: number): Date => new Date(now() - minutes * MINUTE)

  async function findOne(where: Parameters<typeof and>): Promise<Consent | undefined> {
    const [row] = await database.run((connection) =>
      connection
        .select()
        .from(linkyConsents)
        .where(and(...where)),
    )
    return row
  }
  const isReturned = () => [isNull(usedAt), isNotNull(returnedAt), gt(returnedAt, since(RETRY_MINUTES))]

  return {
    async begin(accountId, generation) {
      const [state, nonce] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
      const [row] = await database.run((connection) =>
        connection
          .insert(linkyConsents)
          .values({
            accountId,
            stateHash: hash('state', state),
            nonceHash: hash('nonce', nonce),
            generation,
            createdAt: new Date(now()),
            expiresAt: new Date(now() + CONSENT_MINUTES * MINUTE),
          })
          .returning({ id: itsId }),
      )
      return { id: row?.id ?? '', state, nonce }
    },
    async find(accountId, state, nonce) {
      if (nonce === undefined) return undefined
      return findOne([
        eq(linkyConsents.stateHash, hash('state', state)),
        eq(linkyConsents.nonceHash, hash('nonce', nonce)),
        eq(owner, accountId),
        gt(linkyConsents.expiresAt, new Date(now())),
      ])
    },
    findReturned: (accountId, id) => findOne([eq(itsId, id), eq(owner, accountId), ...isReturned()]),
    findById: (accountId, id) => findOne([eq(itsId, id), eq(owner, accountId)]),
    listReturned: (accountId) =>
      database.run((connection) =>
        connection
          .select()
          .from(linkyConsents)
          .where(and(eq(owner, accountId), ...isReturned()))
          .orderBy(desc(linkyConsents.createdAt))
          .limit(5),
      ),
    async keepReturn({ id }, returned) {
      const text = cipher.encrypt(JSON.stringify(returned), consentAssociatedData(id))
      const isOpen = and(eq(itsId, id), isNull(usedAt))
      await database.run((connection) =>
        connection
          .update(linkyConsents)
          .set({ returned: text, returnedAt: new Date(now()) })
          .where(isOpen),
      )
    },
    readReturn({ id, returned }) {
      if (returned === null) return undefined
      return JSON.parse(cipher.decrypt(returned, consentAssociatedData(id))) as ConsentReturn
    },
    async lock(transaction, id) {
      const isOpen = and(eq(itsId, id), isNull(usedAt))
      const rows = await transaction.select({ id: itsId }).from(linkyConsents).where(isOpen).for('update')
      return rows.length > 0
    },
    async finish(connection, id, { outcome, found, created }) {
      const isOpen = and(eq(itsId, id), isNull(usedAt))
      // What Enedis sent back is of no use any more.
      await connection
        .update(linkyConsents)
        .set({ outcome, found: found ?? null, created: created ?? null, usedAt: new Date(now()), returned: null })
        .where(isOpen)
    },
  }
}
