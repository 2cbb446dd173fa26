// Where calls to another service are counted for all processes of the hub: they share one rate, and one hold after a 429.
import type { RateLimit, RateLimitStore } from '@hub/http'
import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { Connection, Database } from '../database/database.js'
import { upstreamCalls, upstreamHolds } from '../database/tables.js'

const { key: callKey, overAt, ticket: callTicket } = upstreamCalls

/** A store of rate limiters in the database. Time is that of the database, so that the clocks of processes need not agree. */
export function createSharedRateLimitStore(database: Database): RateLimitStore {
  return {
    take: (key, { limits, maxDuration }) =>
      database.transaction(async (transaction) => {
        // One after the other, by key: no two callers get the last place.
        await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`upstream ${key}`}, 0))`)
        await deleteForgotten(transaction, key, limits)
        const wait = Math.max(await readHold(transaction, key), await readWait(transaction, key, limits))
        if (wait > 0) return { granted: false, delays: [Math.ceil(wait)] }
        const [counted] = await transaction
          .insert(upstreamCalls)
          .values({ key, overAt: fromNow(maxDuration) })
          .returning({ ticket: callTicket })
        return { granted: true, ticket: counted?.ticket ?? '' }
      }),
    async settle(_key, ticket, outcome) {
      const isThis = eq(callTicket, String(ticket))
      await database.run<unknown>((connection) =>
        outcome === 'unused'
          ? connection.delete(upstreamCalls).where(isThis)
          : connection
              .update(upstreamCalls)
              .set({ overAt: sql`least(${overAt}, clock_timestamp())` })
              .where(isThis),
      )
    },
    async hold(key, milliseconds) {
      await database.run((connection) =>
        connection
          .insert(upstreamHolds)
          .values({ key, heldUntil: fromNow(milliseconds) })
          .onConflictDoUpdate({
            target: upstreamHolds.key,
            // A longer one that lasts is not shortened.
            set: { heldUntil: sql`greatest(${upstreamHolds.heldUntil}, excluded.held_until)` },
          }),
      )
    },
  }
}

/** Deletes the calls that no rule looks at any more. */
async function deleteForgotten(connection: Connection, key: string, limits: readonly RateLimit[]): Promise<void> {
  const longest = Math.max(0, ...limits.map(({ period }) => period))
  await connection.delete(upstreamCalls).where(and(eq(callKey, key), lte(overAt, fromNow(-longest))))
}

/** Milliseconds for which the service asked to be left alone; 0 or less when it did not. */
async function readHold(connection: Connection, key: string): Promise<number> {
  const wait = sql`extract(epoch from ${upstreamHolds.heldUntil} - clock_timestamp()) * 1000`.mapWith(Number)
  const [row] = await connection.select({ wait }).from(upstreamHolds).where(eq(upstreamHolds.key, key))
  return row?.wait ?? 0
}

/** Milliseconds until every rule has room; 0 or less for now. A call that is under way counts as ending now: it may at any moment. */
async function readWait(connection: Connection, key: string, limits: readonly RateLimit[]): Promise<number> {
  let longest = 0
  for (const { calls, period } of limits) {
    const end = sql`least(${overAt}, clock_timestamp())`
    const wait = sql`extract(epoch from ${end} - ${fromNow(-period)}) * 1000`.mapWith(Number)
    // Of a rule of n calls, the nth newest decides.
    const [row] = await connection
      .select({ wait })
      .from(upstreamCalls)
      .where(eq(callKey, key))
      .orderBy(desc(overAt))
      .offset(calls - 1)
      .limit(1)
    longest = Math.max(longest, row?.wait ?? 0)
  }
  return longest
}

/** In parentheses, so that it may be subtracted. */
function fromNow(milliseconds: number) {
  return sql`(clock_timestamp() + make_interval(secs => ${milliseconds / 1_000}::float8))`
}
