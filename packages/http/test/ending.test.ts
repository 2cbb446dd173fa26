import { describe, expect, it } from 'vitest'
import { json, localServer } from './local-server.js'
import { createParcelClient } from './parcel-api.js'

const parcel = { weight: 3 }

/** Counts the listeners that a signal has. */
function countedSignal() {
  const controller = new AbortController()
  const { signal } = controller
  let listeners = 0
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners++
    return add(...args)
  }
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners--
    return remove(...args)
  }
  return { controller, signal, listeners: () => listeners }
}

describe('the caller gives up', () => {
  it.each([
    ['before the call', false],
    ['while the server thinks', true],
  ])('%s', async (_, wasSent) => {
    const controller = new AbortController()
    const { baseUrl, received } = await localServer(() => controller.abort())
    if (!wasSent) controller.abort()
    const error = await createParcelClient({ baseUrl })
      .createParcel('x', { signal: controller.signal })
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      name: 'AbortedError',
      attempts: wasSent ? 1 : 0,
      mayHaveBeenApplied: wasSent,
      isRetryable: false,
    })
    expect(received).toHaveLength(wasSent ? 1 : 0)
  })

  it('between two attempts, without waiting for the next', async () => {
    const controller = new AbortController()
    const { baseUrl, received } = await localServer((_, response) => {
      json(response, 503, {}, { 'retry-after': '60' })
      setTimeout(() => controller.abort(), 100)
    })
    const start = performance.now()
    const call = createParcelClient({ baseUrl, timeout: 90_000, totalTimeout: 90_000 }).getParcel('p1', {
      signal: controller.signal,
    })
    await expect(call).rejects.toMatchObject({ name: 'AbortedError', attempts: 1 })
    expect(performance.now() - start).toBeLessThan(50_000)
    expect(received).toHaveLength(1)
  })

  it('in the middle of a body', async () => {
    const controller = new AbortController()
    const { baseUrl } = await localServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{', () => setTimeout(() => controller.abort(), 60))
    })
    const call = createParcelClient({ baseUrl }).raw.GET(
      '/parcels/{id}' as never,
      {
        params: { path: { id: 'p1' } },
        signal: controller.signal,
      } as never,
    )
    await expect(call).rejects.toMatchObject({ name: 'AbortedError' })
  })

  it('a signal used for 1 000 calls collects no listener', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, parcel))
    const { signal, listeners } = countedSignal()
    const client = createParcelClient({ baseUrl })
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 50 }, () => client.getParcel('p1', { signal })))
    }
    expect(listeners()).toBeLessThanOrEqual(0)
  })
})

describe('an answer that is not read', () => {
  it('frees its connection, though its body never ends', async () => {
    let closed = 0
    const { baseUrl } = await localServer((_, response) => {
      response.on('close', () => closed++)
      response.writeHead(302, { location: '/elsewhere' })
      response.write('…')
    })
    const client = createParcelClient({ baseUrl })
    for (let call = 0; call < 5; call++) {
      await expect(client.getParcel('p1')).rejects.toMatchObject({ name: 'RedirectError' })
    }
    await expect.poll(() => closed, { timeout: 60_000 }).toBe(5)
  })
})

describe('what comes when nobody waits any more', () => {
  const limits = { timeout: 50, totalTimeout: 50 }

  it('an answer of a `fetch` that does not listen to its signal frees its connection, and is shown to nobody', async () => {
    const { promise: late, resolve: answer } = Promise.withResolvers<Response>()
    const seen: unknown[] = []
    const auth = {
      headers: () => ({ authorization: 'Bearer x' }),
      onResponse: (headers: Headers) => seen.push(headers),
    }
    const call = createParcelClient({ baseUrl: 'https://parcels.example', auth, fetch: () => late, ...limits })
    await expect(call.createParcel('x')).rejects.toMatchObject({ name: 'TimeoutError', mayHaveBeenApplied: true })
    const cancelled = new Promise((resolve) => {
      answer(new Response(new ReadableStream({ cancel: resolve })))
    })
    await cancelled
    expect(seen).toEqual([])
  })

  it('credentials send nothing', async () => {
    const { promise: late, resolve: give } = Promise.withResolvers<Record<string, string>>()
    let sent = 0
    const fetch = async (): Promise<Response> => {
      sent++
      return Response.json(parcel)
    }
    const client = createParcelClient({
      baseUrl: 'https://parcels.example',
      auth: { headers: () => late },
      fetch,
      ...limits,
    })
    await expect(client.createParcel('x')).rejects.toMatchObject({ name: 'TimeoutError', mayHaveBeenApplied: false })
    give({ authorization: 'Bearer x' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(sent).toBe(0)
  })
})

describe('the deadline', () => {
  it('covers credentials that never come', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, parcel))
    const auth = { headers: () => new Promise<never>(() => {}) }
    const call = createParcelClient({ baseUrl, auth, timeout: 100, totalTimeout: 100 }).createParcel('x')
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError', attempts: 0, mayHaveBeenApplied: false })
    expect(received).toHaveLength(0)
  })

  it('covers a renewal that never ends', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 401, {}))
    const auth = { headers: () => ({ authorization: 'old' }), onUnauthorized: () => new Promise<never>(() => {}) }
    const start = performance.now()
    const call = createParcelClient({ baseUrl, auth, totalTimeout: 3_000 }).getParcel('p1')
    await expect(call).rejects.toMatchObject({ name: 'AuthenticationError' })
    expect(performance.now() - start).toBeLessThan(60_000)
  })

  it('is a number that a timer can hold: a month does not fire at once', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, parcel))
    const month = 31 * 24 * 3_600_000
    await expect(
      createParcelClient({ baseUrl, timeout: month, totalTimeout: Number.POSITIVE_INFINITY }).getParcel('p1'),
    ).resolves.toEqual(parcel)
  })
})
