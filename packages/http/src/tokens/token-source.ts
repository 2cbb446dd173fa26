import { InvalidRequestError } from '../errors/answer-errors.js'
import { TimeoutError } from '../errors/transport-errors.js'
import { sha256 } from '../digest.js'
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

/** Milliseconds without a further renewal after one ahead of expiry failed; the valid token is used meanwhile. */
const PAUSE_AFTER_FAILURE = 5_000

export function createTokenSource<Value>(options: TokenSourceOptions<Value>): TokenSource<Value> {
  const {
    store = createMemoryTokenStore<Value>(),
    renewAhead = 60_000,
    timeout = 30_000,
    endsPrevious = false,
  } = options
  let newest: StoredToken<Value> | undefined
  let renewal: Promise<StoredToken<Value>> | undefined
  let renewFrom = Infinity
  let pausedUntil = 0
  let owner: Promise<string | undefined> | undefined

  /** Computed once; retried after a failure, such as an unusable address. */
  function getOwner(): Promise<string | undefined> {
    owner ??= digestOwner(options.owner).catch((error: unknown) => {
      owner = undefined
      throw error
    })
    return owner
  }

  const remember = (token: StoredToken<Value>): StoredToken<Value> => {
    if (newest && token.generation < newest.generation) return newest
    if (token.generation !== newest?.generation) renewFrom = toRenewalTime(token, renewAhead)
    newest = token
    return newest
  }

  /** The stored token, unless it belongs to another service or account, or names no owner. */
  async function readOwnedToken(): Promise<StoredToken<Value> | undefined> {
    const ownerDigest = await getOwner()
    return keepIfOwned(await store.read(ownerDigest), ownerDigest)
  }

  function keepIfOwned(
    token: StoredToken<Value> | undefined,
    ownerDigest: string | undefined,
  ): StoredToken<Value> | undefined {
    return token?.owner === ownerDigest ? token : undefined
  }

  /** One renewal at a time, shared by all callers; it does not depend on the signal or deadline of any of them. */
  function renew(outdated: StoredToken<Value> | undefined): Promise<StoredToken<Value>> {
    renewal ??= renewInStore(outdated)
      .then(remember)
      .finally(() => {
        renewal = undefined
      })
    return renewal
  }

  async function renewInStore(outdated: StoredToken<Value> | undefined): Promise<StoredToken<Value>> {
    const ownerDigest = await getOwner()
    return store.update(async (current) => {
      const own = keepIfOwned(current, ownerDigest)
      // Another process, or the caller before us in the queue, has done it.
      const isNewer = own !== undefined && own.generation > (outdated?.generation ?? 0)
      if (isNewer && !isExpired(own)) return own
      // With a time limit of its own, since an acquisition that hangs would block the store.
      const issued = await runWithin((signal) => options.acquire(own?.value, { signal }), timeout)
      // Above ours too: a store may have lost its content, and a lower number would always pass for an old token.
      const generation = Math.max(current?.generation ?? 0, outdated?.generation ?? 0) + 1
      return { ...issued, generation, ...(ownerDigest !== undefined && { owner: ownerDigest }) }
    }, ownerDigest)
  }

  /** A renewal while the token in use is still valid: when it fails, that token is used for a while longer. */
  function renewAheadOfExpiry(token: StoredToken<Value>): Promise<StoredToken<Value>> {
    if (Date.now() < pausedUntil) return Promise.resolve(token)
    return renew(token).catch((error: unknown) => {
      pausedUntil = Date.now() + PAUSE_AFTER_FAILURE
      if (isExpired(token)) throw error
      return token
    })
  }

  async function get(): Promise<StoredToken<Value>> {
    if (!newest || isExpired(newest)) {
      const stored = await readOwnedToken()
      if (stored) remember(stored)
    }
    if (!newest || isExpired(newest)) return renew(newest)
    if (Date.now() < renewFrom && !(endsPrevious && renewal)) return newest
    const renewed = renewAheadOfExpiry(newest)
    if (endsPrevious) return renewed
    renewed.catch(() => {})
    return newest
  }

  return {
    get,
    async peek() {
      const stored = await readOwnedToken()
      return stored ? remember(stored) : newest
    },
    replace: async (refused) => (newest && newest.generation > refused.generation ? get() : renew(refused)),
    async adopt(issued, from) {
      if (newest && newest.generation > from.generation) return
      const ownerDigest = await getOwner()
      const own = {
        ...issued,
        generation: from.generation + 1,
        ...(ownerDigest !== undefined && { owner: ownerDigest }),
      }
      const kept = await store.update(
        async (current) => (current && current.generation > from.generation ? current : own),
        ownerDigest,
      )
      // A store that holds one token may meanwhile hold that of another account: ours is then kept in memory only.
      remember(keepIfOwned(kept, ownerDigest) ?? own)
    },
  }
}

/** SHA-256 of the owner of a token, in hexadecimal. JSON keeps its parts apart. */
async function digestOwner(owner: TokenSourceOptions<unknown>['owner']): Promise<string | undefined> {
  const parts = typeof owner === 'function' ? owner() : owner
  return parts && sha256(new TextEncoder().encode(JSON.stringify(parts)))
}

function isExpired({ expiresAt }: StoredToken<unknown>): boolean {
  return expiresAt !== null && expiresAt <= Date.now()
}

/** Epoch milliseconds from which a token that is seen for the first time is renewed. */
function toRenewalTime({ expiresAt }: StoredToken<unknown>, ahead: number): number {
  return expiresAt === null ? Infinity : expiresAt - Math.min(ahead, (expiresAt - Date.now()) / 2)
}

async function runWithin<Result>(work: (signal: AbortSignal) => Promise<Result>, timeout: number): Promise<Result> {
  if (!(timeout > 0)) throw InvalidRequestError.local('timeout', 'must be a positive number of milliseconds')
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message = `no token was obtained within ${timeout} ms; is the sign-in service reachable?`
      const error = new TimeoutError({ message, isRetryable: true, mayHaveBeenApplied: false, attempts: 1 })
      controller.abort(error)
      reject(error)
    }, timeout)
  })
  try {
    return await Promise.race([work(controller.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
