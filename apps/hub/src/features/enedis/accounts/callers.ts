// Who a program is: by the API key itself, or by a token that was made with it.
import type { Keyring } from '../../../platform/encryption/keyring.js'
import { bindCondition, type Condition } from '../../../platform/database/compiled-statement.js'
import type { Database } from '../../../platform/database/database.js'
import { GatewayError } from '../gateway-error.js'
import { deriveCacheKey } from '../readings/cache-key.js'
import type { Account } from './accounts.js'
import { linkyAccounts } from '../tables.js'
import { createKeyCondition } from './credentials.js'
import type { Tokens } from './tokens.js'

export interface Caller {
  account: Account
  cacheKey: Buffer
  /** Points that a token lists; undefined for the API key itself. */
  listed?: readonly string[] | undefined
}

/** What a bearer claims, before the database is asked whether it is true. */
export interface Claim {
  /** The account that it is good for, now: a condition on `linky_accounts`. */
  isHolder: Condition
  /** The key of the cache of that account; undefined when a token's cannot be opened any more. */
  openCacheKey(account: Pick<Account, 'keySalt'>): Buffer | undefined
  listed?: readonly string[] | undefined
}

export interface Callers {
  /** Undefined when it is certainly none of ours. */
  readClaim(bearer: string): Promise<Claim | undefined>
  /** @throws {GatewayError} 401 */
  require(authorization: string | undefined): Promise<Caller>
  /** By what stands behind `Bearer`; undefined when it is none of ours. */
  find(bearer: string): Promise<Caller | undefined>
}

/** `Authorization: Bearer …`; the scheme in any case (RFC 9110). */
export function readBearer(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization ?? '')?.[1]
}

export function createCallers({
  database,
  keyring,
  tokens,
}: {
  database: Database
  keyring: Keyring
  tokens: Tokens
}): Callers {
  // A token has two dots, a key none.
  const readClaim = async (bearer: string): Promise<Claim | undefined> =>
    bearer.includes('.') ? tokens.read(bearer) : readKey(bearer)

  function readKey(key: string): Claim {
    return {
      isHolder: createKeyCondition(keyring.lookup, key),
      openCacheKey: ({ keySalt }) => (keySalt === null ? undefined : deriveCacheKey(key, keySalt)),
    }
  }

  async function find(bearer: string): Promise<Caller | undefined> {
    const claim = await readClaim(bearer)
    if (!claim) return undefined
    const isHolder = bindCondition(claim.isHolder)
    const [account] = await database.run((connection) => connection.select().from(linkyAccounts).where(isHolder))
    const cacheKey = account && claim.openCacheKey(account)
    return account && cacheKey && { account, cacheKey, listed: claim.listed }
  }

  return {
    readClaim,
    find,
    async require(authorization) {
      const bearer = readBearer(authorization)
      const caller = bearer === undefined ? undefined : await find(bearer)
      if (caller) return caller
      throw new GatewayError({
        status: 401,
        error: 'invalid_token',
        description:
          bearer === undefined
            ? 'Send your API key, or a token made with it: "Authorization: Bearer <key>".'
            : 'The API key or the token is unknown, or no longer valid.',
        kind: 'unauthenticated',
        headers: { 'www-authenticate': `Bearer realm="linky"${bearer === undefined ? '' : ', error="invalid_token"'}` },
      })
    },
  }
}
