import { describe, expect, test, vi } from 'vitest'
import {
  createMemoryDeliveryStore,
  type DeliveryStore,
  fetchWebhook,
  honoWebhook,
  nodeWebhook,
  receiveWebhook,
  WebhookError,
} from '../src/webhooks/index.js'

type Event = { known: true; digest: string; name: string } | { known: false; digest: string }

const request = new Request('http://localhost/', { method: 'POST' })
const event: Event = { known: true, digest: 'd1', name: 'parcel' }
const giving = (outcome: Event | Error) => ({
  async unwrap(): Promise<Event> {
    if (outcome instanceof Error) throw outcome
    return outcome
  },
})

describe('receiveWebhook', () => {
  test('hands a known event on, and remembers it once it was handled', async () => {
    const handled = createMemoryDeliveryStore()
    const handle = vi.fn<(event: { name: string }) => void>()
    expect(await receiveWebhook(giving(event), request, { handle, handled })).toBe(200)
    expect(await receiveWebhook(giving(event), request, { handle, handled })).toBe(200)
    expect(handle.mock.calls).toEqual([[event]])
  })

  test('answers an unknown kind without handling it', async () => {
    const handle = vi.fn<() => void>()
    const info = vi.fn<() => void>()
    const unknown = giving({ known: false, digest: 'd2' })
    expect(await receiveWebhook(unknown, request, { handle, logger: { info } })).toBe(200)
    expect([handle.mock.calls.length, info.mock.calls.length]).toEqual([0, 1])
  })

  test('a logger that throws changes no answer', async () => {
    const fail = (): never => {
      throw new Error('disk full')
    }
    const options = { handle: () => {}, logger: { info: fail, warn: fail, error: fail } }
    const statuses = await Promise.all([
      receiveWebhook(giving({ known: false, digest: 'd2' }), request, options),
      receiveWebhook(giving(new WebhookError('bad_signature', 'x')), request, options),
      receiveWebhook(giving(event), request, { ...options, handle: fail }),
    ])
    expect(statuses).toEqual([200, 401, 500])
  })

  test('a delivery whose handling failed is answered 500 and comes again', async () => {
    const handled = createMemoryDeliveryStore()
    const error = vi.fn<(message: string, fields?: object) => void>()
    const handle = vi.fn<() => void>().mockImplementationOnce(() => {
      throw new TypeError('canary')
    })
    const options = { handle, handled, logger: { error } }
    expect(await receiveWebhook(giving(event), request, options)).toBe(500)
    expect(JSON.stringify(error.mock.calls)).not.toContain('canary')
    expect(await receiveWebhook(giving(event), request, options)).toBe(200)
    expect(handle).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['bad_signature', 401],
    ['not_json', 400],
    ['body_too_large', 413],
    ['body_already_read', 500],
  ] as const)('%s is answered %i, and the reason logged', async (reason, status) => {
    const warn = vi.fn<(message: string, fields?: object) => void>()
    const webhooks = giving(new WebhookError(reason, 'why'))
    expect(await receiveWebhook(webhooks, request, { handle() {}, logger: { warn } })).toBe(status)
    expect(warn.mock.calls).toEqual([['webhook refused: why', { reason, status }]])
  })
})

describe('copies of one delivery that arrive together', () => {
  /** A claim in a database: two look before either writes, unless the claim is one step. */
  const slowStore = () => {
    const claimed = new Set<string>()
    const store: DeliveryStore = {
      async claim(id) {
        const isFirst = !claimed.has(id)
        claimed.add(id)
        await new Promise((resolve) => setTimeout(resolve, 5))
        return isFirst
      },
      release: (id) => claimed.delete(id),
    }
    return { store, claimed }
  }

  test.each([
    ['of this process', () => createMemoryDeliveryStore()],
    ['that is a Set', () => new Set<string>()],
    ['that takes its time', () => slowStore().store],
  ])('are handled once, with a store %s', async (_label, createStore) => {
    const handled = createStore()
    const handle = vi.fn<() => Promise<void>>(() => new Promise((resolve) => setTimeout(resolve, 10)))
    const copies = Array.from({ length: 20 }, () => receiveWebhook(giving(event), request, { handle, handled }))
    expect(new Set(await Promise.all(copies))).toEqual(new Set([200]))
    expect(handle).toHaveBeenCalledTimes(1)
  })

  test('all come again when the one that is handled fails: none was told that it is done', async () => {
    const { store, claimed } = slowStore()
    const handle = vi.fn<() => Promise<void>>(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      if (handle.mock.calls.length === 1) throw new Error('down')
    })
    const options = { handle, handled: store }
    const copies = Array.from({ length: 5 }, () => receiveWebhook(giving(event), request, options))
    expect(await Promise.all(copies)).toEqual([500, 500, 500, 500, 500])
    expect(claimed.size).toBe(0)
    expect(await receiveWebhook(giving(event), request, options)).toBe(200)
    expect(handle).toHaveBeenCalledTimes(2)
  })

  test('are handled once between two processes, and one that is busy elsewhere comes again', async () => {
    const state = new Map<string, 'busy' | 'done'>()
    const storeOfProcess = (): DeliveryStore => ({
      claim(id) {
        const known = state.get(id)
        if (known !== undefined) return known === 'busy' ? 'busy' : false
        state.set(id, 'busy')
        return true
      },
      release: (id) => state.delete(id),
      complete: (id) => state.set(id, 'done'),
    })
    const [one, other] = [storeOfProcess(), storeOfProcess()]
    const handle = vi.fn<() => Promise<void>>(() => new Promise((resolve) => setTimeout(resolve, 10)))
    const statuses = await Promise.all(
      [one, other].map((handled) => receiveWebhook(giving(event), request, { handle, handled })),
    )
    expect(statuses).toEqual([200, 503])
    expect(await receiveWebhook(giving(event), request, { handle, handled: other })).toBe(200)
    expect(handle).toHaveBeenCalledTimes(1)
  })

  test('a claim that cannot be given up hides no failure', async () => {
    const error = vi.fn<(message: string, fields?: object) => void>()
    const handled = { claim: () => true, release: () => Promise.reject(new Error('store down')) }
    const handle = () => Promise.reject(new RangeError('handler'))
    expect(await receiveWebhook(giving(event), request, { handle, handled, logger: { error } })).toBe(500)
    expect(error.mock.calls[0]?.[1]).toEqual({ name: 'RangeError' })
  })

  test('a store that cannot claim in one step is refused at once', async () => {
    const options = { handle() {}, handled: { has: () => false, add() {} } as never }
    for (const route of [fetchWebhook, honoWebhook, nodeWebhook]) {
      expect(() => route(giving(event), options)).toThrow('claim(id)')
    }
    await expect(receiveWebhook(giving(event), request, options)).rejects.toThrow('claim(id)')
  })
})

test('a memory store forgets the oldest', () => {
  const store = createMemoryDeliveryStore({ maxEntries: 2 })
  expect(['a', 'b', 'a', 'c', 'd'].map((id) => store.claim(id))).toEqual([true, true, false, true, true])
  expect(store.claim('a')).toBe(true)
  const full = createMemoryDeliveryStore({ maxEntries: 2 })
  expect(['a', 'b', 'c', 'b', 'c', 'a'].map((id) => full.claim(id))).toEqual([true, true, true, false, false, true])
  const brief = createMemoryDeliveryStore({ rememberFor: -1 })
  expect([brief.claim('a'), brief.claim('a')]).toEqual([true, true])
})

test('routes answer with the status alone', async () => {
  const handle = () => {}
  const response = await fetchWebhook(giving(event), { handle })(request)
  expect([response.status, await response.text()]).toEqual([200, ''])
  const refused = giving(new WebhookError('bad_signature', 'why'))
  expect((await honoWebhook(refused, { handle })({ req: { raw: request } })).status).toBe(401)
})
