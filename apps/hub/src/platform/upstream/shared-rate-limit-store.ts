// Where calls to another service are counted for all processes of the hub: they share one rate, and one hold after a 429.
import type { RateLimit, RateLimitStore } from '@hub/http'
import { eq, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database/database.js'
import { upstreamCalls, upstreamHolds } from '../database/tables.js'

const { key: callKey, overAt, ticket: callTicket } = upstreamCalls

/** A store of rate limiters in the database. Time is that of the database, so that the clocks of processes need not agree. */
export function createSharedRateLimitStore(database: Database): RateLimitStore {
  return {
    take: (key, { limits, maxDuration }) =>
      database.transaction(async (transaction) => {
        // One after the other, by key: no two callers get the last place. A statement of its own, since one sees what was there when it began.
        await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`upstream ${key}`}, 0))`)
        const { rows } = (await transaction.execute(countCall(key, limits, maxDuration))) as { rows: Counted[] }
        const { ticket = null, wait = 0 } = rows[0] ?? {}
        return ticket === null
          ? { granted: false, delays: [Math.max(1, Math.ceil(Number(wait)))] }
          : { granted: true, ticket }
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

interface Counted {
  /** Null when there was no room. */
  ticket: string | null
  /** Milliseconds until there is. */
  wait: number | string
}

/** Counts a call where there is room for it, and deletes those that no rule looks at any more: one statement. */
function countCall(key: string, limits: readonly RateLimit[], maxDuration: number): SQL {
  const longest = Math.max(0, ...limits.map(({ period }) => period))
  const waits = [readHold(key), ...limits.map((limit) => readWait(key, limit))]
  return sql`
    with forgotten as (delete from ${upstreamCalls} where ${callKey} = ${key} and ${overAt} <= ${fromNow(-longest)}),
    room as (select greatest(0, ${sql.join(waits, sql`, `)}) as wait),
    counted as (
      insert into ${upstreamCalls} (key, over_at) select ${key}, ${fromNow(maxDuration)} from room where wait = 0
      returning ticket
    )
    select (select ticket from counted), wait from room`
}

/** Milliseconds for which the service asked to be left alone; 0 or less, or null, when it did not. */
function readHold(key: string): SQL {
  const { key: heldKey, heldUntil } = upstreamHolds
  return sql`(select extract(epoch from ${heldUntil} - clock_timestamp()) * 1000 from ${upstreamHolds} where ${heldKey} = ${key})`
}

/**
 * Milliseconds until a rule has room; 0 or less, or null, for now. Of a rule of n calls, the nth newest decides. A call that is under way
 * counts as ending now: it may at any moment.
 */
function readWait(key: string, { calls, period }: RateLimit): SQL {
  const end = sql`least(${overAt}, clock_timestamp())`
  return sql`(
    select extract(epoch from ${end} - ${fromNow(-period)}) * 1000 from ${upstreamCalls}
    where ${callKey} = ${key} order by ${overAt} desc offset ${calls - 1} limit 1
  )`
}

/** In parentheses, so that it may be subtracted. */
function fromNow(milliseconds: number) {
  return sql`(clock_timestamp() + make_interval(secs => ${milliseconds / 1_000}::float8))`
}
