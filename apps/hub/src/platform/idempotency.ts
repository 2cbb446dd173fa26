// Requests that their sender may send again without doing twice what they do (draft-ietf-httpapi-idempotency-key-header).
import { createHash, randomUUID } from 'node:crypto'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Cipher } from './crypto.js'
import type { Connection, Database } from './database.js'
import { idempotencyKeys } from './tables.js'

/** How long an answer is kept and given again. */
const KEPT = sql`interval '24 hours'`
/** How long a request may be at work before another with its key may take over: it has died, or will fail when it wants to store. */
const CLAIMED = sql`interval '30 seconds'`

/** A request with a key that its sender chose. */
export interface KeyedRequest {
  /** Who sends it: keys of two senders have nothing to do with each other. */
  owner: string
  /** `POST /api/v1/appointments`. */
  route: string
  key: string
  body: string | Uint8Array
}

export interface StoredAnswer {
  status: number
  body: string
}

/** The right to work a request out. One of the two must be called; if neither is, the right lapses after half a minute. */
export interface IdempotencyClaim {
  /**
   * Keeps the answer, in the transaction that does what it tells.
   * @returns false when another request took over meanwhile: what was done must then be undone
   */
  store(connection: Connection, answer: StoredAnswer): Promise<boolean>
  /** Forgets the request: it was not carried out, and may be sent again. */
  release(): Promise<void>
}

export type ClaimResult =
  | { kind: 'first'; claim: IdempotencyClaim }
  | { kind: 'again'; answer: StoredAnswer }
  /** The key came with another body before. */
  | { kind: 'reused' }
  | { kind: 'in_progress' }

export interface Idempotency {
  claim(request: KeyedRequest): Promise<ClaimResult>
}

export function createIdempotency(database: Database, cipher: Cipher): Idempotency {
  return {
    async claim(request) {
      const row = {
        owner: request.owner,
        route: request.route,
        keyHash: digest(request.key),
        bodyHash: digest(request.body),
      }
      const claim = randomUUID()
      if (await take(database, { ...row, claim }))
        return { kind: 'first', claim: claimOf(database, cipher, { ...row, claim }) }
      const [former] = await database.run((connection) => connection.select().from(idempotencyKeys).where(isRow(row)))
      // Released between the two statements: the sender may try again at once.
      if (!former) return { kind: 'in_progress' }
      if (former.bodyHash !== row.bodyHash) return { kind: 'reused' }
      if (former.responseStatus === null || former.responseBody === null) return { kind: 'in_progress' }
      const body = cipher.open(former.responseBody, placeOf(row))
      return { kind: 'again', answer: { status: former.responseStatus, body } }
    },
  }
}

interface Row {
  owner: string
  route: string
  keyHash: string
  bodyHash: string
}

type ClaimedRow = Row & { claim: string }

/** One statement: of any number of requests with the same key, in any number of processes, one gets the row. */
async function take(database: Database, row: ClaimedRow): Promise<boolean> {
  const fresh = { ...row, claimedUntil: sql`now() + ${CLAIMED}`, createdAt: sql`now()` }
  const { createdAt, claimedUntil, responseStatus, bodyHash } = idempotencyKeys
  const isOld = lt(createdAt, sql`now() - ${KEPT}`)
  const isAbandoned = and(isNull(responseStatus), lt(claimedUntil, sql`now()`), eq(bodyHash, row.bodyHash))
  const taken = await database.run((connection) =>
    connection
      .insert(idempotencyKeys)
      .values(fresh)
      .onConflictDoUpdate({
        target: [idempotencyKeys.owner, idempotencyKeys.route, idempotencyKeys.keyHash],
        set: { ...fresh, responseStatus: null, responseBody: null },
        setWhere: sql`${isOld} or (${isAbandoned})`,
      })
      .returning({ claim: idempotencyKeys.claim }),
  )
  return taken.length > 0
}

function claimOf(database: Database, cipher: Cipher, row: ClaimedRow): IdempotencyClaim {
  const isMine = and(isRow(row), eq(idempotencyKeys.claim, row.claim), isNull(idempotencyKeys.responseStatus))
  return {
    async store(connection, { status, body }) {
      const stored = await connection
        .update(idempotencyKeys)
        .set({ responseStatus: status, responseBody: cipher.seal(body, placeOf(row)) })
        .where(isMine)
        .returning({ claim: idempotencyKeys.claim })
      return stored.length > 0
    },
    async release() {
      await database.run((connection) => connection.delete(idempotencyKeys).where(isMine))
    },
  }
}

/** Erases what is too old to be given again, and what never got an answer. */
export async function forgetOldAnswers(database: Database): Promise<number> {
  const { createdAt, claim } = idempotencyKeys
  const gone = await database.run((connection) =>
    connection
      .delete(idempotencyKeys)
      .where(lt(createdAt, sql`now() - ${KEPT}`))
      .returning({ claim }),
  )
  return gone.length
}

/**
 * Frees the keys of requests that were at work in a process that is gone, so that they can be sent again at once. Only where no
 * other process can be at work: on the embedded engine.
 */
export async function releaseAllClaims(database: Database): Promise<void> {
  await database.run((connection) => connection.delete(idempotencyKeys).where(isNull(idempotencyKeys.responseStatus)))
}

/** Where a stored answer is sealed for. */
export function placeOf({ owner, route, keyHash }: Pick<Row, 'owner' | 'route' | 'keyHash'>): string {
  return `idempotency_keys.response_body:${owner} ${route} ${keyHash}`
}

function isRow({ owner, route, keyHash }: Row) {
  return and(eq(idempotencyKeys.owner, owner), eq(idempotencyKeys.route, route), eq(idempotencyKeys.keyHash, keyHash))
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url')
}
