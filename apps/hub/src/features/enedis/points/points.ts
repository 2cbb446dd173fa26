import type { Keyring } from '../../../platform/encryption/keyring.js'
import { randomUUID } from 'node:crypto'
import { and, asc, eq, gt, ne, type Param, type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { pointAssociatedData } from '../associated-data.js'
import { purgeCache } from '../readings/cache-purge.js'
import { linkyPoints } from '../tables.js'

type PointRow = typeof linkyPoints.$inferSelect

/** A point of an account. */
export interface Point extends Omit<PointRow, 'point' | 'status'> {
  /** 14 digits. */
  point: string
  /** `expired` once the consent is over. */
  status: PointRow['status'] | 'expired'
}

export interface NewPoint {
  accountId: string
  point: string
  generation: 'v1' | 'v2'
  /** The account is certainly the holder's, as far as the rule in force asks. */
  isProven: boolean
  /** Epoch milliseconds. */
  expiresAt: number
}

export interface Points {
  createKey(point: string): string
  list(accountId: string): Promise<Point[]>
  /** By the number that a program asks for. */
  find(accountId: string, point: string): Promise<Point | undefined>
  /** By the id that stands in the address of a page. */
  findById(accountId: string, id: string): Promise<Point | undefined>
  /** Whether somebody else has the point. @returns the account */
  findOtherOwner(connection: Connection, accountId: string, pointKey: string): Promise<string | undefined>
  /**
   * Adds a point, or renews the consent of one that the account has: proven anew, unless the former consent still lasts.
   * @returns whether it is new
   */
  attach(transaction: Connection, point: NewPoint): Promise<boolean>
  /** The account has proven to be the holder's. @returns false when somebody else has the point */
  activate(transaction: Connection, point: Pick<Point, 'id' | 'accountId' | 'pointKey'>): Promise<boolean>
  /** Enedis knows no consent any more. */
  markRevoked(id: string): Promise<void>
  /** Frees it, and erases what the cache has of it. */
  remove(accountId: string, id: string): Promise<void>
}

export function createPoints({
  database,
  keyring: { cipher, lookup },
  now,
}: {
  database: Database
  keyring: Keyring
  now: () => number
}): Points {
  const { accountId: owner, id: itsId, pointKey: itsKey, status } = linkyPoints
  const createKey = (point: string): string => lookup(JSON.stringify(['linky point', point]))

  function toPoint(row: PointRow): Point {
    const isOver = row.status === 'active' && row.expiresAt.getTime() <= now()
    const point = cipher.decrypt(row.point, pointAssociatedData(row.id))
    return { ...row, point, status: isOver ? 'expired' : row.status }
  }

  async function findOne(where: Parameters<typeof and>): Promise<Point | undefined> {
    const [row] = await database.run((connection) =>
      connection
        .select()
        .from(linkyPoints)
        .where(and(...where)),
    )
    return row && toPoint(row)
  }

  async function findOtherOwner(connection: Connection, accountId: string, pointKey: string) {
    const isOther = and(eq(itsKey, pointKey), ne(owner, accountId), ne(status, 'pending'))
    const [row] = await connection.select({ accountId: owner }).from(linkyPoints).where(isOther)
    return row?.accountId
  }

  return {
    createKey,
    findOtherOwner,
    async list(accountId) {
      const rows = await database.run((connection) =>
        connection
          .select()
          .from(linkyPoints)
          .where(eq(owner, accountId))
          .orderBy(asc(linkyPoints.createdAt), asc(itsId)),
      )
      return rows.map(toPoint)
    },
    find: (accountId, point) => findOne([eq(owner, accountId), eq(itsKey, createKey(point))]),
    async findById(accountId, id) {
      return isUuid(id) ? findOne([eq(owner, accountId), eq(itsId, id)]) : undefined
    },
    async attach(transaction, { accountId, point, generation, isProven, expiresAt }) {
      const id = randomUUID()
      const instant = new Date(now())
      const consent = { generation, consentedAt: instant, expiresAt: new Date(expiresAt) }
      const inserted = await transaction
        .insert(linkyPoints)
        .values({
          id,
          accountId,
          pointKey: createKey(point),
          point: cipher.encrypt(point, pointAssociatedData(id)),
          status: isProven ? 'active' : 'pending',
          createdAt: instant,
          ...consent,
        })
        .onConflictDoNothing({ target: [owner, itsKey] })
        .returning({ id: itsId })
      if (inserted.length > 0) return true
      // While the consent lasts, what was proven stays so. One that has ended may have ended because somebody else moved in.
      const next = isProven
        ? sql`'active'`
        : sql`case when ${isReadable(new Date(now()))} then 'active' else 'pending' end`
      await transaction
        .update(linkyPoints)
        .set({ ...consent, status: next })
        .where(and(eq(owner, accountId), eq(itsKey, createKey(point))))
      return false
    },
    async activate(transaction, { id, accountId, pointKey }) {
      if ((await findOtherOwner(transaction, accountId, pointKey)) !== undefined) return false
      await transaction.update(linkyPoints).set({ status: 'active' }).where(eq(itsId, id))
      return true
    },
    async markRevoked(id) {
      const isActive = and(eq(itsId, id), eq(status, 'active'))
      await database.run((connection) => connection.update(linkyPoints).set({ status: 'revoked' }).where(isActive))
    },
    async remove(accountId, id) {
      if (!isUuid(id)) return
      await database.transaction(async (transaction) => {
        const [row] = await transaction
          .delete(linkyPoints)
          .where(and(eq(owner, accountId), eq(itsId, id)))
          .returning({ pointKey: itsKey })
        if (row) await purgeCache(transaction, accountId, row.pointKey)
      })
    },
  }
}

/** Whether measures of a point may be given at an instant, or at one that a placeholder stands for: a condition on `linky_points`. */
export function isReadable(instant: Date | Param): SQL | undefined {
  return and(eq(linkyPoints.status, 'active'), gt(linkyPoints.expiresAt, instant))
}

export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)
}

/** Shown where somebody could look over a shoulder, and in nothing that is logged. */
export function maskPoint(point: string): string {
  return `${point.slice(0, 2)}${'•'.repeat(8)}${point.slice(-4)}`
}
