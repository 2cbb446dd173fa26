// Who a program is: by the API key itself, or by a token that was made with it.
import type { Keyring } from '../../../platform/encryption/keyring.js'
import type { Database } from '../../../platform/database/database.js'
import { GatewayError } from '../gateway-error.js'
import { deriveCacheKey } from '../readings/cache-key.js'
import type { Account } from './accounts.js'
import { findAccountByKey } from './credentials.js'
import type { Tokens } from './tokens.js'

export interface Caller {
  account: Account
  cacheKey: Buffer
  /** Points that a token lists; undefined for the API key itself. */
  listed?: readonly string[] | undefined
}

export interface Callers {
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
  async function findByKey(key: string): Promise<Caller | undefined> {
    const account = await database.run((connection) => findAccountByKey(connection, keyring.lookup, key))
    if (!account?.keySalt) return undefined
    return { account, cacheKey: await deriveCacheKey(key, account.keySalt) }
  }

  // A token has two dots, a key none.
  const find = async (bearer: string) => (bearer.includes('.') ? tokens.read(bearer) : findByKey(bearer))

  return {
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
