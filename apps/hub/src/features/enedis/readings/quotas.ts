// What an account may ask in a day of UTC. Counted in one statement each, so that no two requests get the last call.
import { and, eq, lt, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '../../../platform/database/database.js'
import { linkyUsage } from '../tables.js'

export type Counter = 'upstream' | 'cached'
export type QuotaLimits = Readonly<Record<Counter, number>>

/** Calls that reach Enedis, and requests that the cache alone answers. */
const DEFAULT_QUOTAS: QuotaLimits = { upstream: 50, cached: 1_000 }

export interface Usage {
  used: number
  limit: number
  /** Epoch milliseconds: the next midnight of UTC. */
  resetAt: number
}

export interface Quotas {
  /** Takes so many, or none. @returns undefined when so many are not left */
  take(accountId: string, counter: Counter, count: number): Promise<Usage | undefined>
  /**
   * The same as a part of a statement: counts once for each account of `accounts`, a query of their ids, and returns `used` for those that
   * had so many left. `day` is `today()`, or a placeholder for it.
   */
  counting(accounts: SQL, counter: Counter, options: { count: number; day: string | Placeholder }): SQL
  /** The day of UTC that is counted now. */
  today(): string
  /** What was counted by that. */
  describe(used: number, counter: Counter): Usage
  /** Adds what was not foreseen, limit or not; a negative number gives back what was not used. */
  correct(accountId: string, counter: Counter, difference: number): Promise<void>
  read(accountId: string): Promise<Readonly<Record<Counter, Usage>>>
}

const DAY = 86_400_000
const toDay = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10)
const findReset = (epochMs: number): number => (Math.floor(epochMs / DAY) + 1) * DAY

export function createQuotas({
  database,
  now,
  limits = DEFAULT_QUOTAS,
}: {
  database: Database
  now: () => number
  limits?: QuotaLimits | undefined
}): Quotas {
  const { accountId: account, day } = linkyUsage
  const [accountName, dayName] = [sql.identifier(account.name), sql.identifier(day.name)]

  const today = (): string => toDay(now())

  function counting(
    accounts: SQL,
    counter: Counter,
    { count, day: counted }: { count: number; day: string | Placeholder },
  ): SQL {
    const column = linkyUsage[counter]
    const name = sql.identifier(column.name)
    const limit = limits[counter]
    return sql`insert into ${linkyUsage} (${accountName}, ${dayName}, ${name})
      select counted.id, ${counted}::date, ${count}::integer from (${accounts}) as counted (id) where ${count}::integer <= ${limit}::integer
      on conflict (${accountName}, ${dayName})
      do update set ${name} = ${column} + ${count}::integer where ${column} + ${count}::integer <= ${limit}::integer
      returning ${column} as used`
  }

  const describe = (used: number, counter: Counter): Usage => ({
    used,
    limit: limits[counter],
    resetAt: findReset(now()),
  })

  return {
    counting,
    today,
    describe,
    async take(accountId, counter, count) {
      const statement = counting(sql`select ${accountId}::uuid`, counter, { count, day: today() })
      const { rows } = await database.run(
        async (connection) => (await connection.execute(statement)) as { rows: { used: number }[] },
      )
      return rows[0] && describe(rows[0].used, counter)
    },
    async correct(accountId, counter, difference) {
      if (difference === 0) return
      const column = linkyUsage[counter]
      await database.run((connection) =>
        connection
          .update(linkyUsage)
          .set({ [counter]: sql`greatest(0, ${column} + ${difference})` })
          .where(and(eq(account, accountId), eq(day, today()))),
      )
    },
    async read(accountId) {
      const instant = now()
      const isToday = and(eq(account, accountId), eq(day, toDay(instant)))
      const [row] = await database.run((connection) => connection.select().from(linkyUsage).where(isToday))
      const usage = (counter: Counter): Usage => ({
        used: row?.[counter] ?? 0,
        limit: limits[counter],
        resetAt: findReset(instant),
      })
      return { upstream: usage('upstream'), cached: usage('cached') }
    },
  }
}

/** An account may ask as much as on a new day. */
export async function resetQuota(connection: Connection, accountId: string): Promise<void> {
  await connection.delete(linkyUsage).where(eq(linkyUsage.accountId, accountId))
}

/** Days that are over for more than a month. */
export async function eraseOldUsage(connection: Connection, now: number): Promise<number> {
  const rows = await connection
    .delete(linkyUsage)
    .where(lt(linkyUsage.day, toDay(now - 31 * DAY)))
    .returning({ day: linkyUsage.day })
  return rows.length
}
