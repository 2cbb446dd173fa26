import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { tokenAuth } from './token-auth.js'
import { createTokenSource, type TokenSourceOptions } from './token-source.js'
import { createMemoryTokenStore } from './token-store.js'

const LIFE = 600_000

/** Hands out token-1, token-2, …, each 600 s valid, after 50 ms. */
function issuer(overrides: Partial<TokenSourceOptions<string>> = {}) {
  let issued = 0
  const acquire = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return { value: `token-${++issued}`, expiresAt: Date.now() + LIFE }
  })
  return { acquire, source: createTokenSource<string>({ acquire, ...overrides }) }
}

// Vitest loads no file while its timers are faked.
beforeAll(() => import('./token-keeper.js'))
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const settle = async <Value>(promise: Promise<Value>): Promise<Value> => {
  promise.catch(() => {})
  await vi.advanceTimersByTimeAsync(60)
  return promise
}

describe('createTokenSource', () => {
  it('obtains one token for any number of callers', async () => {
    const { acquire, source } = issuer()
    const tokens = await settle(Promise.all(Array.from({ length: 100 }, () => source.get())))
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['token-1']))
    expect(acquire).toHaveBeenCalledTimes(1)
  })

  it('renews ahead of expiry without making anybody wait', async () => {
    const { acquire, source } = issuer({ renewAhead: 10_000 })
    await settle(source.get())
    await vi.advanceTimersByTimeAsync(LIFE - 9_000)
    expect((await source.get()).value).toBe('token-1')
    await vi.advanceTimersByTimeAsync(60)
    expect((await source.get()).value).toBe('token-2')
    expect(acquire).toHaveBeenCalledTimes(2)
  })

  it('renews a token of a short life in the second half of it, not with every call', async () => {
    const { acquire, source } = issuer({ renewAhead: 2 * LIFE })
    await settle(source.get())
    for (let call = 0; call < 10; call++) await settle(source.get())
    expect(acquire).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(LIFE / 2)
    await settle(source.get())
    expect(acquire).toHaveBeenCalledTimes(2)
  })

  it('waits for a new token once the old one has expired', async () => {
    const { source } = issuer()
    await settle(source.get())
    await vi.advanceTimersByTimeAsync(LIFE + 1)
    expect((await settle(source.get())).value).toBe('token-2')
  })

  it('keeps using a valid token after a renewal behind the scenes has failed, and pauses before the next', async () => {
    const { acquire, source } = issuer({ renewAhead: 60_000 })
    await settle(source.get())
    await vi.advanceTimersByTimeAsync(LIFE - 50_000)
    acquire.mockRejectedValue(new Error('down'))
    for (let call = 0; call < 10; call++) expect((await settle(source.get())).value).toBe('token-1')
    expect(acquire).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(5_000)
    await settle(source.get())
    expect(acquire).toHaveBeenCalledTimes(3)
  })

  it('replaces a refused token once, however many callers were refused with it', async () => {
    const { acquire, source } = issuer()
    const refused = await settle(source.get())
    const replaced = await settle(Promise.all(Array.from({ length: 100 }, () => source.replace(refused))))
    expect(new Set(replaced.map(({ value }) => value))).toEqual(new Set(['token-2']))
    expect(acquire).toHaveBeenCalledTimes(2)
    // A refusal that arrives later, of the same old token, finds the new one.
    expect((await settle(source.replace(refused))).value).toBe('token-2')
    expect(acquire).toHaveBeenCalledTimes(2)
  })

  it('rejects every waiting caller when nothing can be obtained, and tries again for the next', async () => {
    const { acquire, source } = issuer()
    acquire.mockRejectedValueOnce(new Error('wrong password'))
    await expect(settle(Promise.all([source.get(), source.get()]))).rejects.toThrow('wrong password')
    expect((await settle(source.get())).value).toBe('token-1')
  })

  it('gives up an acquisition that hangs, and tries again for the next caller', async () => {
    const signals: AbortSignal[] = []
    const source = createTokenSource<string>({
      timeout: 1_000,
      acquire: async (_, { signal }) => {
        signals.push(signal)
        return signals.length === 1 ? new Promise(() => {}) : { value: 'second', expiresAt: null }
      },
    })
    const waiting = source.get()
    waiting.catch(() => {})
    await vi.advanceTimersByTimeAsync(1_001)
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(signals[0]?.aborted).toBe(true)
    expect((await source.get()).value).toBe('second')
  })

  it('never lets a late answer replace a newer token', async () => {
    const { source } = issuer()
    const old = await settle(source.get())
    await settle(source.replace(old))
    await source.adopt({ value: 'handed out with an old answer', expiresAt: null }, old)
    expect((await source.get()).value).toBe('token-2')
  })

  it('adopts the token that the server hands out with an answer', async () => {
    const { source } = issuer()
    const current = await settle(source.get())
    await source.adopt({ value: 'rotated', expiresAt: null }, current)
    expect(await source.get()).toMatchObject({ value: 'rotated', generation: 2 })
  })

  it('shares one token between two sources of one store, replacements included', async () => {
    const store = createMemoryTokenStore<string>()
    const one = issuer({ store })
    const two = issuer({ store })
    const [first, second] = await settle(Promise.all([one.source.get(), two.source.get()]))
    expect(second).toEqual(first)
    const replaced = await settle(one.source.replace(first))
    expect(await settle(two.source.replace(second))).toEqual(replaced)
    expect(one.acquire.mock.calls.length + two.acquire.mock.calls.length).toBe(2)
  })
})

describe('a store that loses its content', () => {
  it('gets a new token into use all the same, however many there had been', async () => {
    const store = createMemoryTokenStore<string>()
    let lost = false
    const read = async () => (lost ? undefined : store.read())
    const update: typeof store.update = (change) =>
      store.update((current) => {
        const kept = lost ? undefined : current
        lost = false
        return change(kept)
      })
    const { acquire, source } = issuer({ store: { read, update } })
    await settle(source.replace(await settle(source.replace(await settle(source.get())))))
    await vi.advanceTimersByTimeAsync(LIFE + 1)
    lost = true
    expect((await settle(source.get())).value).toBe('token-4')
    expect((await settle(source.get())).value).toBe('token-4')
    expect(acquire).toHaveBeenCalledTimes(4)
  })
})

describe('tokenAuth', () => {
  const toHeaders = (token: string) => ({ authorization: `Bearer ${token}` })

  it('asks for a replay with a fresh token, once for all who were refused', async () => {
    const { acquire, source } = issuer()
    const auth = tokenAuth(source, toHeaders)
    const sent = await settle(Promise.resolve(auth.headers()))
    expect(sent).toEqual({ authorization: 'Bearer token-1' })
    const replays = await settle(Promise.all(Array.from({ length: 100 }, async () => auth.onUnauthorized?.(sent))))
    expect(replays.every(Boolean)).toBe(true)
    expect(await auth.headers()).toEqual({ authorization: 'Bearer token-2' })
    expect(acquire).toHaveBeenCalledTimes(2)
  })

  it('keeps its token when a call without credentials was refused', async () => {
    const { acquire, source } = issuer()
    await settle(source.get())
    expect(await settle(Promise.resolve(tokenAuth(source, toHeaders).onUnauthorized?.({})))).toBe(false)
    expect(acquire).toHaveBeenCalledTimes(1)
  })
})
