// Tokens of `POST /accounts/token`: signed, with the points in `sub` because programs read them there, and the key of the cache encrypted
// in a claim, so that the server need not keep it. What a token says of points grants nothing: that is looked up at each call.
import type { Keyring } from '../../../platform/encryption/keyring.js'
import { randomUUID } from 'node:crypto'
import { sign, verify } from 'hono/jwt'
import { lt, sql } from 'drizzle-orm'
import { bindCondition, type Condition } from '../../../platform/database/compiled-statement.js'
import type { Connection, Database } from '../../../platform/database/database.js'
import { linkyAccounts, linkyRevokedTokens } from '../tables.js'
import type { Account } from './accounts.js'

export const DEFAULT_TOKEN_SECONDS = 3_600
/** Three years: as long as a consent. */
export const MAX_TOKEN_SECONDS = 94_608_000
const ALGORITHM = 'HS256'

/** What a token says, once its signature and its time are right. */
export interface TokenClaim {
  /** Not so of one that was revoked, of a former API key, or of an account that is gone: a condition on `linky_accounts`. */
  isHolder: Condition
  /** Undefined when the key of the server that encrypted it was retired: another token is asked for. */
  openCacheKey(): Buffer | undefined
  /** The points of `sub`. */
  listed: readonly string[]
  accountId: string
  /** Of the token, in seconds. */
  expiresAt: number
  id: string
}

export interface Tokens {
  issue(options: { account: Account; cacheKey: Buffer; points: readonly string[]; seconds: number }): Promise<string>
  /** Undefined for a token that is forged or over. */
  read(token: string): Promise<TokenClaim | undefined>
  /** Ends one before its time. */
  revoke(claim: TokenClaim): Promise<void>
}

interface Claims {
  sub: readonly string[]
  iat: number
  exp: number
  jti: string
  /** Id of the account, and of its API key. */
  account: string
  key: string
  /** Key of the cache, encrypted. */
  cache: string
}

export function createTokens({
  database,
  keyring,
  now,
}: {
  database: Database
  keyring: Keyring
  now: () => number
}): Tokens {
  const { cipher, lookup } = keyring
  // As random as the key of look-ups, and of this one use.
  const secret = lookup(JSON.stringify(['linky key of tokens']))
  const associatedData = (id: string): string => `linky token:${id}`
  const toSeconds = (): number => Math.floor(now() / 1_000)

  async function readClaims(token: string): Promise<Claims | undefined> {
    try {
      const claims = await verify(token, secret, { alg: ALGORITHM, exp: false, iat: false, nbf: false })
      return isClaims(claims) && claims.exp > toSeconds() ? claims : undefined
    } catch {
      return undefined
    }
  }

  return {
    issue({ account, cacheKey, points, seconds }) {
      const id = randomUUID()
      const claims: Claims = {
        sub: points,
        iat: toSeconds(),
        exp: toSeconds() + seconds,
        jti: id,
        account: account.id,
        key: account.keyId ?? '',
        cache: cipher.encrypt(cacheKey.toString('base64url'), associatedData(id)),
      }
      return sign({ ...claims }, secret, ALGORITHM)
    },
    async read(token) {
      const claims = await readClaims(token)
      if (!claims) return undefined
      const { account: accountId, key, jti: id, cache, exp: expiresAt, sub: listed } = claims
      const isHolder = { part: IS_HOLDER, values: { accountId, key, id } }
      return { isHolder, openCacheKey: () => decryptKey(cache, id), listed, accountId, expiresAt, id }
    },
    async revoke({ accountId, isHolder, id, expiresAt }) {
      const values = { id, accountId, expiresAt: new Date(expiresAt * 1_000) }
      await database.transaction(async (transaction) => {
        // Of an account that is gone there is nothing to end.
        const [holder] = await transaction
          .select({ id: linkyAccounts.id })
          .from(linkyAccounts)
          .where(bindCondition(isHolder))
        if (holder) await transaction.insert(linkyRevokedTokens).values(values).onConflictDoNothing()
      })
    },
  }

  function decryptKey(text: string, id: string): Buffer | undefined {
    try {
      return Buffer.from(cipher.decrypt(text, associatedData(id)), 'base64url')
    } catch {
      return undefined
    }
  }
}

/** A condition on `linky_accounts`. */
const IS_HOLDER = sql`${linkyAccounts.id} = ${sql.placeholder('accountId')} and ${linkyAccounts.keyId} = ${sql.placeholder('key')}
  and ${linkyAccounts.deactivatedAt} is null
  and not exists (select from ${linkyRevokedTokens} where ${linkyRevokedTokens.id} = ${sql.placeholder('id')})`

function isClaims(value: object): value is Claims {
  const { exp, sub, jti, account, key, cache } = value as Partial<Claims>
  return (
    typeof exp === 'number' &&
    Array.isArray(sub) &&
    [jti, account, key, cache].every((text) => typeof text === 'string')
  )
}

/** Those that are over anyway. */
export async function eraseOldTokens(connection: Connection, now: number): Promise<number> {
  const rows = await connection
    .delete(linkyRevokedTokens)
    .where(lt(linkyRevokedTokens.expiresAt, new Date(now)))
    .returning({ id: linkyRevokedTokens.id })
  return rows.length
}
