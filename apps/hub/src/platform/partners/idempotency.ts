// Requests that a client may repeat and that are executed once (draft-ietf-httpapi-idempotency-key-header).
import { createHash, randomUUID } from 'node:crypto'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Cipher } from '../encryption/cipher.js'
import type { Connection, Database } from '../database/database.js'
import { idempotencyKeys } from '../database/tables.js'
import { LENGTHY } from '../database/time-limits.js'

/** How long an answer is stored and returned to repeated requests. */
const KEPT = sql`interval '24 hours'`
/** How long a request may run before another with its key may take over: it has crashed, or will fail to store its answer. */
const CLAIMED = sql`interval '30 seconds'`

/** A request with a key that its sender chose. */
export interface KeyedRequest {
  /** Its sender: two senders may use the same key. */
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

/** The exclusive right to execute a request. It ends with an answer stored, a release, or after half a minute. */
export interface IdempotencyClaim {
  /**
   * Records, committed at once, that the call to another service starts now: even if this process crashes, the request is not executed
   * again. Restarts the half minute.
   * @returns false when another request took over meanwhile: the service must not be called then
   */
  markSent(): Promise<boolean>
  /**
   * Stores the answer, in the transaction that does the work.
   * @returns false when another request took over meanwhile: the transaction must be rolled back
   */
  store(connection: Connection, answer: StoredAnswer): Promise<boolean>
  /** Forgets the request, which was not executed: it may be sent again. */
  release(): Promise<void>
}

export type ClaimResult =
  | { kind: 'first'; claim: IdempotencyClaim }
  /** An earlier request called another service and ended without an answer: store an answer about that, and do nothing else. */
  | { kind: 'lost'; claim: IdempotencyClaim }
  | { kind: 'again'; answer: StoredAnswer }
  /** The key was used with another body before. */
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
      const taken = await take(database, { ...row, claim }).catch((error: unknown) => {
        giveUp(database, { ...row, claim })
        throw error
      })
      if (taken) {
        const kind = taken.sentAt === null ? 'first' : 'lost'
        return { kind, claim: createClaim(database, cipher, { ...row, claim }) }
      }
      const [former] = await database.run((connection) => connection.select().from(idempotencyKeys).where(isRow(row)))
      // Released between the two statements: the client may try again at once.
      if (!former) return { kind: 'in_progress' }
      if (former.bodyHash !== row.bodyHash) return { kind: 'reused' }
      if (former.responseStatus === null || former.responseBody === null) return { kind: 'in_progress' }
      const body = cipher.decrypt(former.responseBody, answerAssociatedData(row))
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

/**
 * One statement, so that one of several requests with the same key, in any process, gets the row. It also returns whether an abandoned
 * request had called another service.
 */
async function take(database: Database, row: ClaimedRow): Promise<{ sentAt: Date | null } | undefined> {
  const fresh = { ...row, claimedUntil: sql`now() + ${CLAIMED}`, createdAt: sql`now()` }
  const { createdAt, claimedUntil, responseStatus, bodyHash, sentAt } = idempotencyKeys
  const isOld = lt(createdAt, sql`now() - ${KEPT}`)
  const isAbandoned = and(isNull(responseStatus), lt(claimedUntil, sql`now()`), eq(bodyHash, row.bodyHash))
  const [taken] = await database.run((connection) =>
    connection
      .insert(idempotencyKeys)
      .values(fresh)
      .onConflictDoUpdate({
        target: [idempotencyKeys.owner, idempotencyKeys.route, idempotencyKeys.keyHash],
        set: {
          ...fresh,
          responseStatus: null,
          responseBody: null,
          sentAt: sql`case when ${isOld} then null else ${sentAt} end`,
        },
        setWhere: sql`${isOld} or (${isAbandoned})`,
      })
      .returning({ sentAt }),
  )
  return taken
}

function createClaim(database: Database, cipher: Cipher, row: ClaimedRow): IdempotencyClaim {
  const isMine = and(isRow(row), eq(idempotencyKeys.claim, row.claim), isNull(idempotencyKeys.responseStatus))
  return {
    async markSent() {
      const marked = await database.run((connection) =>
        connection
          .update(idempotencyKeys)
          .set({ sentAt: sql`now()`, claimedUntil: sql`now() + ${CLAIMED}` })
          .where(isMine)
          .returning({ claim: idempotencyKeys.claim }),
      )
      return marked.length > 0
    },
    async store(connection, { status, body }) {
      const stored = await connection
        .update(idempotencyKeys)
        .set({ responseStatus: status, responseBody: cipher.encrypt(body, answerAssociatedData(row)) })
        .where(isMine)
        .returning({ claim: idempotencyKeys.claim })
      return stored.length > 0
    },
    async release() {
      await database.run((connection) => connection.delete(idempotencyKeys).where(isMine))
    },
  }
}

/**
 * Releases, in the background, a key that may have been claimed although only the answer of the database was lost: no process executes
 * the request, and its client need not wait for the claim to lapse. Where another service had been called before, the claim lapses by itself.
 */
function giveUp(database: Database, row: ClaimedRow): void {
  const { claim, responseStatus, sentAt } = idempotencyKeys
  const isUntold = and(isRow(row), eq(claim, row.claim), isNull(responseStatus), isNull(sentAt))
  void database.run((connection) => connection.delete(idempotencyKeys).where(isUntold)).catch(() => {})
}

/** Erases answers that are too old to be returned again, and requests that never got one. */
export async function forgetOldAnswers(database: Database): Promise<number> {
  const { createdAt, claim } = idempotencyKeys
  const gone = await database.run(
    (connection) =>
      connection
        .delete(idempotencyKeys)
        .where(lt(createdAt, sql`now() - ${KEPT}`))
        .returning({ claim }),
    LENGTHY,
  )
  return gone.length
}

/**
 * Releases the keys of requests that a former process was executing, so that they can be sent again at once; where another service had
 * been called, the claim lapses instead. Only where no other process can run: on the embedded engine.
 */
export async function releaseAllClaims(database: Database): Promise<void> {
  const { responseStatus, sentAt } = idempotencyKeys
  await database.transaction(async (transaction) => {
    await transaction.delete(idempotencyKeys).where(and(isNull(responseStatus), isNull(sentAt)))
    await transaction
      .update(idempotencyKeys)
      .set({ claimedUntil: sql`now() - interval '1 second'` })
      .where(isNull(responseStatus))
  })
}

/** Associated data of a stored answer. */
export function answerAssociatedData({ owner, route, keyHash }: Pick<Row, 'owner' | 'route' | 'keyHash'>): string {
  return `idempotency_keys.response_body:${owner} ${route} ${keyHash}`
}

function isRow({ owner, route, keyHash }: Row) {
  return and(eq(idempotencyKeys.owner, owner), eq(idempotencyKeys.route, route), eq(idempotencyKeys.keyHash, keyHash))
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url')
}
