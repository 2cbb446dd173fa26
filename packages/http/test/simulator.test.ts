import { describe, expect, test } from 'vitest'
import { createSimulatedFetch, FailureQueue, type SimulatedCall } from '../src/simulator/index.js'

const operations = {
  getParcel: { method: 'GET', path: '/parcels/{id}' },
  putParcel: { method: 'PUT', path: '/parcels/{id}' },
} as const

/** A service that remembers the calls it has applied. */
function start(latency = 0) {
  const applied: SimulatedCall[] = []
  const failures = new FailureQueue<keyof typeof operations>()
  const fetch = createSimulatedFetch({
    operations,
    baseUrls: ['http://parcels.example/v1'],
    failures,
    latency: () => latency,
    handle(call) {
      applied.push(call)
      return Response.json({ id: call.path['id'] })
    },
    handleUnknownRoute: (methods) => Response.json({ methods }, { status: methods.length > 0 ? 405 : 404 }),
  })
  const put = (init: RequestInit = {}) =>
    fetch('http://parcels.example/v1/parcels/7?x=1', { method: 'PUT', body: '{"weight":2}', ...init })
  return { applied, failures, fetch, put }
}

describe('createSimulatedFetch', () => {
  test('parses a request', async () => {
    const { applied, put } = start()
    expect(await (await put()).json()).toEqual({ id: '7' })
    expect(applied).toMatchObject([{ operation: 'putParcel', path: { id: '7' }, body: { weight: 2 } }])
    expect(applied[0]?.query.get('x')).toBe('1')
    await put({ body: 'weight=2' })
    expect(applied[1]?.body).toBe('weight=2')
  })

  test.each(['empty', 'lost-answer'] as const)(
    '%s comes after the effect, also of a service that takes time',
    async (kind) => {
      let applied = 0
      const failures = new FailureQueue<keyof typeof operations>()
      const fetch = createSimulatedFetch({
        operations,
        baseUrls: ['http://parcels.example'],
        failures,
        latency: () => 0,
        async handle() {
          await new Promise((resolve) => setTimeout(resolve, 5))
          applied += 1
          return Response.json({})
        },
        handleUnknownRoute: () => new Response(null, { status: 404 }),
      })
      failures.add({ kind })
      await fetch('http://parcels.example/parcels/7').catch(() => {})
      expect(applied).toBe(1)
    },
  )

  test('knows its paths and their methods', async () => {
    const { fetch } = start()
    expect((await fetch('http://parcels.example/v1/other')).status).toBe(404)
    const other = await fetch('http://parcels.example/v1/parcels/7', { method: 'DELETE' })
    expect([other.status, await other.json()]).toEqual([405, { methods: ['GET', 'PUT'] }])
    const head = await fetch('http://parcels.example/v1/parcels/7', { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([405, null])
  })

  test.each(['reset', 'lost-answer'] as const)('%s breaks the connection as fetch does', async (kind) => {
    const { applied, failures, put } = start()
    failures.add({ kind })
    await expect(put()).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } })
    expect(applied).toHaveLength(kind === 'reset' ? 0 : 1)
  })

  test('a scheduled status is answered without effect, in order, each by its operation', async () => {
    const { applied, failures, fetch, put } = start()
    failures.add({ kind: 'status', status: 503, times: 2, headers: { 'retry-after': '3' }, operation: 'putParcel' })
    failures.add({ kind: 'status', status: 500, body: '<html>' })
    const statuses = [await fetch('http://parcels.example/v1/parcels/7'), await put(), await put(), await put()]
    expect(statuses.map(({ status }) => status)).toEqual([500, 503, 503, 200])
    expect(statuses.map(({ headers }) => headers.get('content-type'))).toEqual([
      'text/html',
      'application/json',
      'application/json',
      'application/json',
    ])
    expect(statuses[1]?.headers.get('retry-after')).toBe('3')
    expect(applied).toHaveLength(1)
  })

  test('an empty answer was applied', async () => {
    const { applied, failures, put } = start()
    failures.add({ kind: 'empty' })
    expect(await (await put()).text()).toBe('')
    expect(applied).toHaveLength(1)
  })

  test('a delayed answer can be given up, and was applied', async () => {
    const { applied, failures, put } = start()
    failures.add({ kind: 'delay', milliseconds: 10_000 })
    await expect(put({ signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(applied).toHaveLength(1)
  })

  test('answers after its latency, and does nothing for a call that was given up before', async () => {
    const { applied, put } = start(60)
    const sent = performance.now()
    await put()
    expect(performance.now() - sent).toBeGreaterThan(55)
    await expect(put({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(applied).toHaveLength(1)
  })

  test.each([
    [{ kind: 'status', status: 99 } as const, 'status must be'],
    [{ kind: 'reset', times: 0 } as const, 'times must be'],
  ])('refuses %j', (failure, message) => {
    expect(() => new FailureQueue().add(failure)).toThrow(message)
  })

  test('forgets what was to come', () => {
    const { failures } = start()
    failures.add({ kind: 'reset' })
    failures.clear()
    expect(failures.take('getParcel')).toBeUndefined()
  })
})
