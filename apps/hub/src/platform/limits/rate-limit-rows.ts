// The rows that all processes count in: for each key the time of every permit that still counts.
import { lt, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../database/database.js'
import { rateLimits } from '../database/tables.js'

const MINUTE_AGO = sql`clock_timestamp() - interval '1 minute'`
const { key: itsKey, times, lastAt } = rateLimits

export interface Window {
  /** Permits in any stretch as long as the window. */
  limit: number
  windowMinutes: number
  /** Milliseconds after its grant within which a permit may be used. 0: it is used at once. */
  lease: number
}

/** Permits that were granted together. */
export interface Block {
  /** Identifies the permits in the row: the last instant at which they may be used, by the database's clock. */
  until: string
  granted: number
}

/** What became of a block: the permits that were not used are free again, the others count from the last use on. */
export interface UsedBlock extends Block {
  used: number
  /** Milliseconds since the last use. */
  age: number
}

export interface Grant extends Window {
  /** Keyed digest. */
  key: string
  /** How many at most. */
  permits: number
  /** Closed at the same time. */
  former?: UsedBlock | undefined
}

/**
 * Grants as many permits as are free, `permits` at most: one statement, so that of any number of grants at once, in any number of
 * processes, no more than the limit find the row free.
 * @returns undefined when none is free, and then nothing was written
 */
export async function grantPermits(connection: Connection, grant: Grant): Promise<Block | undefined> {
  const { key, permits, limit, windowMinutes, lease } = grant
  const kept = createKeptTimes(grant)
  const soon = sql`clock_timestamp() + ${toInterval(lease)}`
  // Later than all others of the row, so that no two blocks are taken for one.
  const until = lease === 0 ? soon : sql`greatest(${soon}, (${kept})[cardinality(${kept})] + interval '1 microsecond')`
  // Rows are deleted a minute after this: what a longer window has beyond that is added.
  const counted = sql`clock_timestamp() + make_interval(mins => ${windowMinutes - 1}::int) + ${toInterval(lease)}`
  // Those of this grant stand last.
  const last = sql`${times}[cardinality(${times})]`
  const [block] = await connection
    .insert(rateLimits)
    .values({
      key,
      times: sql`array_fill(${soon}, array[${Math.min(permits, limit)}::int])`,
      lastAt: counted,
    })
    .onConflictDoUpdate({
      target: itsKey,
      set: {
        times: sql`${kept} || array_fill(${until}, array[least(${permits}::int, ${limit}::int - cardinality(${kept}))])`,
        lastAt: counted,
      },
      setWhere: sql`cardinality(${kept}) < ${limit}`,
    })
    .returning({
      until: sql<string>`${last}::text`,
      granted: sql`cardinality(array_positions(${times}, ${last}))`.mapWith(Number),
    })
  return block
}

/** @returns milliseconds until a permit is free, at most the window */
export async function readWait(connection: Connection, grant: Omit<Grant, 'permits'>): Promise<number> {
  const { key, windowMinutes, former } = grant
  const isRow = sql`${itsKey} = ${key}`
  if (former)
    await connection
      .update(rateLimits)
      .set({ times: createKeptTimes(grant) })
      .where(isRow)
  const kept = createKeptTimes({ ...grant, former: undefined })
  const oldest = sql`extract(epoch from (${kept})[1] - (${windowStart(windowMinutes)})) * 1000`.mapWith(Number)
  const [row] = await connection.select({ wait: oldest }).from(rateLimits).where(isRow)
  return Math.min(windowMinutes * 60_000, Math.max(1, Math.ceil(row?.wait ?? 1)))
}

/** Deletes rows that no limit counts. */
export async function forgetOldRows(connection: Connection): Promise<void> {
  await connection.delete(rateLimits).where(lt(lastAt, MINUTE_AGO))
}

/** In their order. A time too far ahead was written before the clock was set back, and does not count. */
function createKeptTimes({ windowMinutes, lease, former }: Omit<Grant, 'permits' | 'key'>): SQL {
  // Those of one instant follow each other by a microsecond.
  const latest = sql`clock_timestamp() + ${toInterval(lease * 1.1)}`
  const all = former ? closeBlock(former) : sql`${times}`
  return sql`(select coalesce(array_agg(t order by t), '{}') from unnest(${all}) t where t > ${windowStart(windowMinutes)} and t <= ${latest})`
}

function closeBlock({ until, used, age }: UsedBlock): SQL {
  const itsUntil = sql`${until}::timestamptz`
  const lastUse = sql`least(${itsUntil}, clock_timestamp() - ${toInterval(age)})`
  const closed = sql`array_remove(${times}, ${itsUntil}) || array_fill(${lastUse}, array[${used}::int])`
  // It was closed before when the answer to that was lost.
  return sql`case when ${itsUntil} = any(${times}) then ${closed} else ${times} end`
}

function windowStart(minutes: number): SQL {
  return sql`clock_timestamp() - make_interval(mins => ${minutes}::int)`
}

function toInterval(milliseconds: number): SQL {
  return sql`make_interval(secs => ${milliseconds / 1_000}::float8)`
}
