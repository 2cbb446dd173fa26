import { describe, expect, test, vi } from 'vitest'
import { fetchWebhook, honoWebhook, receiveWebhook, WebhookError } from '../src/webhooks/index.js'

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
    const handled = new Set<string>()
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
    const handled = new Set<string>()
    const error = vi.fn<(message: string, fields?: object) => void>()
    const handle = vi.fn<() => void>().mockImplementationOnce(() => {
      throw new TypeError('canary')
    })
    const options = { handle, handled, logger: { error } }
    expect(await receiveWebhook(giving(event), request, options)).toBe(500)
    expect(handled.size).toBe(0)
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

test('routes answer with the status alone', async () => {
  const handle = () => {}
  const response = await fetchWebhook(giving(event), { handle })(request)
  expect([response.status, await response.text()]).toEqual([200, ''])
  const refused = giving(new WebhookError('bad_signature', 'why'))
  expect((await honoWebhook(refused, { handle })({ req: { raw: request } })).status).toBe(401)
})
