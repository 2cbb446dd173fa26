// Loaded by the first token. It imports nothing that is there at start, which a bundler would put into a third file: what it needs of that
// is given.
import type { sha256 } from '../digest.js'
import type { InvalidRequestError } from '../errors/answer-errors.js'
import type { TimeoutError } from '../errors/transport-errors.js'
import type { TokenSource, TokenSourceOptions } from './token-source.js'
import type { createMemoryTokenStore, StoredToken } from './token-store.js'

/** Milliseconds without a further renewal after one ahead of expiry failed; the valid token is used meanwhile. */
const PAUSE_AFTER_FAILURE = 5_000

/** What is there at start, see below. */
interface Given {
  createMemoryTokenStore: typeof createMemoryTokenStore
  InvalidRequestError: typeof InvalidRequestError
  sha256: typeof sha256
  TimeoutError: typeof TimeoutError
}

export function createTokenKeeper<Value>(options: TokenSourceOptions<Value>, given: Given): TokenSource<Value> {
  const {
    store = given.createMemoryTokenStore<Value>(),
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
    owner ??= digestOwner(options.owner, given).catch((error: unknown) => {
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
      const issued = await runWithin((signal) => options.acquire(own?.value, { signal }), timeout, given)
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
async function digestOwner(
  owner: TokenSourceOptions<unknown>['owner'],
  { sha256 }: Given,
): Promise<string | undefined> {
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

async function runWithin<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  timeout: number,
  { InvalidRequestError, TimeoutError }: Given,
): Promise<Result> {
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
