/**
 * Where deliveries are claimed, by their digest. Share one between the processes that receive them.
 *
 * A process may die with a claim in its hands: a store that outlives it gives the claim an end, longer than the handler ever takes, after
 * which the next copy gets it.
 */
export interface DeliveryStore {
  /**
   * Claims a delivery in one step, so that of callers at the same time one succeeds: true for the one that is to handle it, false when
   * it has been handled, `'busy'` when another is handling it. A store that cannot tell the last two apart returns false; a copy is then
   * answered 200, and lost should the other fail.
   */
  claim(id: string): Promise<boolean | 'busy'> | boolean | 'busy'
  /** Gives a claim up, because the handler failed: the next copy gets it. */
  release(id: string): unknown
  /** Called once the handler has succeeded, for stores whose claims end: from then on the delivery has been handled for good. */
  complete?(id: string): unknown
}

/** Where deliveries are claimed; a plain `Set` is enough for one process, since nothing else runs between two steps. */
export type Deliveries = DeliveryStore | Set<string>

/** Deliveries that this process is handling, by store: a copy waits for their outcome instead of asking the store. */
const underWay = new WeakMap<Deliveries, Map<string, Promise<boolean>>>()

/**
 * Does the work of a delivery unless it has been done.
 *
 * @returns whether it is done, by us or by another; false when another is still handling it
 * @throws what the work throws, to each of the copies that waited for it
 */
export function handleOnce(store: Deliveries | undefined, id: string, work: () => unknown): Promise<boolean> {
  if (!store) return (async () => (await work(), true))()
  const claims = underWay.get(store) ?? new Map<string, Promise<boolean>>()
  underWay.set(store, claims)
  const earlier = claims.get(id)
  if (earlier) return earlier
  const outcome = claimAndWork(store instanceof Set ? storeInSet(store) : store, id, work).finally(() =>
    claims.delete(id),
  )
  claims.set(id, outcome)
  return outcome
}

async function claimAndWork(store: DeliveryStore, id: string, work: () => unknown): Promise<boolean> {
  const claimed = await store.claim(id)
  if (claimed !== true) return claimed === false
  try {
    await work()
  } catch (error) {
    await releaseQuietly(store, id)
    throw error
  }
  await store.complete?.(id)
  return true
}

/** The handler's failure is what counts; a claim that could not be given up ends by itself. */
async function releaseQuietly(store: DeliveryStore, id: string): Promise<void> {
  try {
    await store.release(id)
  } catch {
    // The delivery comes again all the same.
  }
}

/** @throws TypeError when a store lacks one of these methods, such as one with the former `has` and `add` */
export function assertDeliveryStore(store: Deliveries | undefined): void {
  if (store === undefined || store instanceof Set) return
  if (typeof store.claim !== 'function' || typeof store.release !== 'function') {
    throw new TypeError(
      'handled must have claim(id) and release(id): has and add let copies through that arrive together',
    )
  }
}

function storeInSet(claims: Set<string>): DeliveryStore {
  return { claim: (id) => !claims.has(id) && claims.add(id).has(id), release: (id) => claims.delete(id) }
}

export interface MemoryDeliveryStoreOptions {
  /** Milliseconds for which a delivery is remembered. Default 10 days: senders repeat one for about eight. */
  rememberFor?: number | undefined
  /** Deliveries remembered at most, the oldest forgotten first. Default 100 000, some 20 MB. */
  maxEntries?: number | undefined
}

/** A store for one process; what it holds is lost with it. */
export function createMemoryDeliveryStore(options: MemoryDeliveryStoreOptions = {}): DeliveryStore {
  const { rememberFor = 10 * 24 * 3_600_000, maxEntries = 100_000 } = options
  /** Epoch milliseconds until which each is remembered, the oldest first. */
  const claims = new Map<string, number>()
  return {
    claim(id) {
      const now = Date.now()
      for (const [oldest, until] of claims) {
        if (until > now) break
        claims.delete(oldest)
      }
      if (claims.has(id)) return false
      for (const oldest of claims.keys()) {
        if (claims.size < maxEntries) break
        claims.delete(oldest)
      }
      claims.set(id, now + rememberFor)
      return true
    },
    release: (id) => void claims.delete(id),
  }
}
