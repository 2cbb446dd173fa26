import { sha256 } from '../digest.js'
import { InvalidRequestError } from '../errors/answer-errors.js'
import { onDemand } from '../errors/load-part.js'
import { TimeoutError } from '../errors/transport-errors.js'
import { createMemoryTokenStore, type StoredToken, type TokenStore } from './token-store.js'

/** A token as its issuer gives it. */
export interface IssuedToken<Value> {
  value: Value
  /** Epoch milliseconds; null when the issuer does not say: such a token is renewed only after a 401. */
  expiresAt: number | null
}

export interface TokenSourceOptions<Value> {
  /** Signs in, or renews from the previous token; called once for any number of callers. */
  acquire(previous: Value | undefined, context: { signal: AbortSignal }): Promise<IssuedToken<Value>>
  /** Default: this process's memory. */
  store?: TokenStore<Value> | undefined
  /**
   * What the token belongs to, such as `[address of the service, account]`; a function when it is only known with the first call. Give
   * it whenever `store` outlives the process or is shared: a kept token of another service or account, or one that does not name its
   * owner, is then never sent. Only its digest is stored. Default: only a token without an owner is used.
   */
  owner?: readonly string[] | (() => readonly string[]) | undefined
  /**
   * Milliseconds before expiry from which a token is renewed in the background, at most half of what it had left when it was first
   * seen: a short life must not make every call renew. Default 60 000.
   */
  renewAhead?: number | undefined
  /**
   * Whether obtaining a token ends the one before it, as where an account has one session. Calls then wait for a renewal ahead of
   * expiry: sent meanwhile, the old token would be refused. Default false.
   */
  endsPrevious?: boolean | undefined
  /** Milliseconds after which an acquisition is given up, for all who wait for it. Default 30 000. */
  timeout?: number | undefined
}

/** Gives a valid token to any number of callers, obtaining as few as possible. */
export interface TokenSource<Value> {
  /** The token to use now. Waits when there is none that is still valid, and for a renewal that ends the one in use. */
  get(): Promise<StoredToken<Value>>
  /** The token kept, expired or not, without obtaining any; undefined when there is none. */
  peek(): Promise<StoredToken<Value> | undefined>
  /** A newer token than one that was refused: the one another caller already obtained, or a fresh one. */
  replace(refused: StoredToken<Value>): Promise<StoredToken<Value>>
  /** Keeps a token that the server handed out with an answer; ignored when `from` is no longer the newest. */
  adopt(issued: IssuedToken<Value>, from: StoredToken<Value>): Promise<void>
}

/** @throws (each of its methods) TransportError with code `PART_NOT_LOADED` when the code that keeps tokens cannot be loaded */
export function createTokenSource<Value>(options: TokenSourceOptions<Value>): TokenSource<Value> {
  // A client that is given its credentials otherwise does without.
  const open = onDemand(async () => {
    const { createTokenKeeper } = await import('./token-keeper.js')
    return createTokenKeeper(options, { createMemoryTokenStore, InvalidRequestError, sha256, TimeoutError })
  })
  return {
    get: async () => (await open()).get(),
    peek: async () => (await open()).peek(),
    replace: async (refused) => (await open()).replace(refused),
    adopt: async (issued, from) => (await open()).adopt(issued, from),
  }
}
