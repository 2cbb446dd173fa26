// What the cache has as a whole, in one statement: who asks, that the point is theirs, what is kept of it, and that it is counted.
import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import { type CompiledStatement, compileStatement } from '../../../platform/database/compiled-statement.js'
import type { Database } from '../../../platform/database/database.js'
import { DatabaseError } from '../../../platform/database/database-error.js'
import type { Callers, Claim } from '../accounts/callers.js'
import { isReadable, type Points } from '../points/points.js'
import { linkyAccounts, linkyCache, linkyPoints } from '../tables.js'
import { createEntryKey } from './cache.js'
import { decryptEntry } from './cache-cipher.js'
import type { Quotas, Usage } from './quotas.js'

export interface AskedParts {
  /** 14 digits. */
  point: string
  resource: string
  /** Last parts of the keys of the entries, each once. */
  parts: readonly string[]
  /** Whether a token must list the point. Default false. */
  mustBeListed?: boolean | undefined
}

export interface CachedAnswer {
  /** Of every part, in that order. */
  texts: ReadonlyMap<string, string>
  usage: Usage
}

export interface CachedAnswers {
  /**
   * Undefined in every other case, and nothing is counted then: the usual way, one step after the other, finds out which it is and what to
   * answer.
   */
  find(bearer: string, asked: AskedParts): Promise<CachedAnswer | undefined>
}

export interface CachedAnswersOptions {
  database: Database
  callers: Pick<Callers, 'readClaim'>
  points: Pick<Points, 'createKey'>
  quotas: Quotas
  now: () => number
}

/** An entry, and whom it is for. */
interface Row {
  account: string
  salt: string | null
  used: number
  part: string
  body: Uint8Array
}

/** Stands for the account in the keys that the statement is given: who it is, it finds out itself. */
const ACCOUNT = '{account}'

export function createCachedAnswers({ database, callers, points, quotas, now }: CachedAnswersOptions): CachedAnswers {
  /** By the condition of who asks: one for keys, one for tokens. */
  const statements = new Map<SQL, CompiledStatement<Row>>()

  function findStatement(isHolder: SQL): CompiledStatement<Row> {
    const known = statements.get(isHolder)
    if (known) return known
    const compiled = compileStatement<Row>(write(isHolder, quotas))
    statements.set(isHolder, compiled)
    return compiled
  }

  /** A cache that is away is no reason to answer nothing. */
  async function run({ isHolder }: Claim, { resource, parts }: AskedParts, pointKey: string): Promise<readonly Row[]> {
    const work = findStatement(isHolder.part)({
      ...isHolder.values,
      now: new Date(now()),
      prefix: createEntryKey({ accountId: ACCOUNT, pointKey, resource }, ''),
      pointKey,
      parts,
      count: parts.length,
      day: quotas.today(),
    })
    try {
      return await database.run(work)
    } catch (error) {
      if (error instanceof DatabaseError) return []
      throw error
    }
  }

  function open(claim: Claim, asked: AskedParts, pointKey: string, rows: readonly Row[]) {
    const [{ account: accountId, salt: keySalt } = { account: '', salt: null }] = rows
    const cacheKey = claim.openCacheKey({ keySalt })
    if (!cacheKey) return undefined
    const byPart = new Map(rows.map(({ part, body }) => [part, body]))
    const place = { accountId, pointKey, resource: asked.resource }
    const texts = new Map<string, string>()
    for (const part of asked.parts) {
      const body = byPart.get(part)
      const text = body && decryptEntry(cacheKey, createEntryKey(place, part), body)
      if (text === undefined) return undefined
      texts.set(part, text)
    }
    return texts
  }

  return {
    async find(bearer, asked) {
      const claim = await callers.readClaim(bearer)
      if (!claim || (asked.mustBeListed && claim.listed?.includes(asked.point) === false)) return undefined
      const pointKey = points.createKey(asked.point)
      const rows = await run(claim, asked, pointKey)
      const [first] = rows
      if (!first) return undefined
      const texts = open(claim, asked, pointKey, rows)
      if (texts) return { texts, usage: quotas.describe(first.used, 'cached') }
      // Altered, or moved here: what is done about that is the usual way's.
      await quotas.correct(first.account, 'cached', -1)
      return undefined
    },
  }
}

function write(isHolder: SQL, quotas: Quotas): SQL {
  const instant = sql.param(sql.placeholder('now'), linkyCache.expiresAt)
  const isOwn = and(
    eq(linkyPoints.accountId, linkyAccounts.id),
    eq(linkyPoints.pointKey, sql.placeholder('pointKey')),
    isReadable(instant),
  )
  const prefix = sql`replace(${sql.placeholder('prefix')}::text, ${ACCOUNT}, asking.account::text)`
  const isKept = and(sql`${linkyCache.key} = ${prefix} || wanted.part`, gt(linkyCache.expiresAt, instant))
  const whole = sql`select account from whole`
  return sql`with asking as (
      select ${linkyAccounts.id} as account, ${linkyAccounts.keySalt} as salt
      from ${linkyAccounts} join ${linkyPoints} on ${isOwn} where ${isHolder}
    ), kept as (
      select asking.*, wanted.part, ${linkyCache.body} as body
      from asking cross join unnest(${sql.placeholder('parts')}::text[]) as wanted (part) join ${linkyCache} on ${isKept}
    ), whole as (
      select account from kept group by account having count(*) = ${sql.placeholder('count')}
    ), counted as (${quotas.counting(whole, 'cached', { count: 1, day: sql.placeholder('day') })})
    select kept.*, counted.used from kept cross join counted`
}
