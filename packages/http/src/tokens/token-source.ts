import { InvalidRequestError } from '../errors/answer-errors.js'
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
   * Milliseconds before expiry from which a token is renewed behind the scenes, at most half of what it had left when it was first
   * seen: a short life must not make every call renew. Default 60 000.
   */
  renewAhead?: number | undefined
  /** Milliseconds after which an acquisition is given up, for all who wait for it. Default 30 000. */
  timeout?: number | undefined
}

/** Gives a valid token to any number of callers, obtaining as few as possible. */
export interface TokenSource<Value> {
  /** The token to use now. Waits only when there is none that is still valid. */
  get(): Promise<StoredToken<Value>>
  /** A newer token than one that was refused: the one another caller already obtained, or a fresh one. */
  replace(refused: StoredToken<Value>): Promise<StoredToken<Value>>
  /** Keeps a token that the server handed out with an answer; ignored when `from` is no longer the newest. */
  adopt(issued: IssuedToken<Value>, from: StoredToken<Value>): Promise<void>
}

/** After a renewal behind the scenes has failed, the valid token is used for so long before the next try. */
const PAUSE_AFTER_FAILURE = 5_000

export function createTokenSource<Value>(options: TokenSourceOptions<Value>): TokenSource<Value> {
  const { store = createMemoryTokenStore<Value>(), renewAhead = 60_000, timeout = 30_000 } = options
  let newest: StoredToken<Value> | undefined
  let renewal: Promise<StoredToken<Value>> | undefined
  let renewFrom = Infinity
  let pausedUntil = 0

  const remember = (token: StoredToken<Value>): StoredToken<Value> => {
    if (newest && token.generation < newest.generation) return newest
    if (token.generation !== newest?.generation) renewFrom = renewalTimeOf(token, renewAhead)
    newest = token
    return newest
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

  function renewInStore(outdated: StoredToken<Value> | undefined): Promise<StoredToken<Value>> {
    return store.update(async (current) => {
      // Another process, or the caller before us in the queue, has done it.
      const isNewer = current !== undefined && current.generation > (outdated?.generation ?? 0)
      if (isNewer && !isExpired(current)) return current
      // Bounded in here, or an acquisition that hangs would hold the store for ever.
      const issued = await withinTime((signal) => options.acquire(current?.value, { signal }), timeout)
      // Also above ours: a store may have lost its content, and a lower number would pass for an old token for ever.
      return { ...issued, generation: Math.max(current?.generation ?? 0, outdated?.generation ?? 0) + 1 }
    })
  }

  function renewBehindTheScenes(token: StoredToken<Value>): void {
    if (Date.now() < pausedUntil) return
    renew(token).catch(() => {
      pausedUntil = Date.now() + PAUSE_AFTER_FAILURE
    })
  }

  async function get(): Promise<StoredToken<Value>> {
    if (!newest || isExpired(newest)) {
      const stored = await store.read()
      if (stored) remember(stored)
    }
    if (!newest || isExpired(newest)) return renew(newest)
    if (Date.now() >= renewFrom) renewBehindTheScenes(newest)
    return newest
  }

  return {
    get,
    replace: async (refused) => (newest && newest.generation > refused.generation ? get() : renew(refused)),
    async adopt(issued, from) {
      if (newest && newest.generation > from.generation) return
      const adopted = await store.update(async (current) =>
        current && current.generation > from.generation ? current : { ...issued, generation: from.generation + 1 },
      )
      remember(adopted)
    },
  }
}

function isExpired({ expiresAt }: StoredToken<unknown>): boolean {
  return expiresAt !== null && expiresAt <= Date.now()
}

/** Epoch milliseconds from which a token that is seen for the first time is renewed. */
function renewalTimeOf({ expiresAt }: StoredToken<unknown>, ahead: number): number {
  return expiresAt === null ? Infinity : expiresAt - Math.min(ahead, (expiresAt - Date.now()) / 2)
}

async function withinTime<Result>(work: (signal: AbortSignal) => Promise<Result>, timeout: number): Promise<Result> {
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
