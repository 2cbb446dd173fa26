import { serve } from '@hono/node-server'
import express, { type RequestHandler } from 'express'
import { Hono } from 'hono'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, type Server } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  createWebhooks,
  fetchWebhook,
  honoWebhook,
  type KnownWebhookEvent,
  type WebhookEvent,
  nodeWebhook,
  type ReceiveOptions,
  signTestWebhook,
} from '../../src/webhooks/index.js'
import { created, SECRET } from './support.js'

const PATH = '/webhooks/rdv-insertion'
const webhooks = createWebhooks({ secrets: [SECRET], maxBytes: 100_000 })

/** What each kind of server runs. */
const servers: Record<string, (options: ReceiveOptions<WebhookEvent>) => Server> = {
  Hono: (options) => honoServer(new Hono().post(PATH, honoWebhook(webhooks, options)).fetch),
  'a fetch handler': (options) => honoServer(fetchWebhook(webhooks, options)),
  'node:http': (options) => createServer(nodeWebhook(webhooks, options) as RequestListener),
  'Express, alone': (options) => expressServer(options),
  'Express, behind express.raw()': (options) => expressServer(options, express.raw({ type: '*/*', limit: '1mb' })),
}

function honoServer(fetch: (request: Request) => Response | Promise<Response>): Server {
  return serve({ fetch: (request) => fetch(request), port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false })
}

function expressServer(options: ReceiveOptions<WebhookEvent>, ...before: RequestHandler[]): Server {
  const app = express()
  app.post(PATH, ...before, nodeWebhook(webhooks, options))
  return createServer(app)
}

async function listen(server: Server): Promise<string> {
  if (!server.listening) server.listen(0, '127.0.0.1')
  if (!server.listening) await new Promise<void>((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`
}

/** A running server, with what its handler received and its logger was told. */
async function start(
  create: (options: ReceiveOptions<WebhookEvent>) => Server,
  options: Partial<ReceiveOptions<WebhookEvent>> = {},
) {
  const events: KnownWebhookEvent[] = []
  const lines: unknown[] = []
  const tell = (...line: unknown[]) => void lines.push(line)
  const logger = { info: tell, warn: tell, error: tell }
  const handle = (event: KnownWebhookEvent) => void events.push(event)
  const url = await listen(create({ handle, logger, ...options }))
  const post = async (init: RequestInit) => {
    const response = await fetch(url, { method: 'POST', ...init })
    expect(await response.text()).toBe('')
    return response.status
  }
  return { url, events, lines, post }
}

describe.each(Object.entries(servers))('%s', (_, create) => {
  test('a genuine delivery is handled and answered 200', async () => {
    const { events, post } = await start(create)
    expect(await post(await signTestWebhook(created, { secret: SECRET }))).toBe(200)
    expect(events).toMatchObject([{ model: 'Rdv', event: 'created', data: created.data }])
  })

  test('what is refused is answered without detail, and not handled', async () => {
    const { events, lines, post } = await start(create)
    const signed = await signTestWebhook(created, { secret: SECRET })
    const forged = await signTestWebhook(created, { secret: 'x' })
    expect(await post(forged)).toBe(401)
    expect(await post({ ...signed, headers: {} })).toBe(401)
    expect(await post({ ...signed, body: signed.body.replace('unknown', 'seen') })).toBe(401)
    expect(events).toEqual([])
    expect(lines).toMatchObject(
      ['bad_signature', 'missing_signature', 'bad_signature'].map((reason) => [expect.any(String), { reason }]),
    )
    expect(JSON.stringify(lines)).not.toMatch(/Camille|agreed/)
  })

  test('a body that is too large is answered 413', async () => {
    const { events, post } = await start(create)
    const body = 'x'.repeat(200_000)
    expect(await post({ body, headers: { 'X-RDVI-SIGNATURE': 'a'.repeat(64) } })).toBe(413)
    expect(events).toEqual([])
  })

  test('a failing handler is answered 500, so that it comes again, and its error is not shown', async () => {
    const handle = () => {
      throw new Error('canary: could not store Camille')
    }
    const { lines, post } = await start(create, { handle })
    expect(await post(await signTestWebhook(created, { secret: SECRET }))).toBe(500)
    expect(JSON.stringify(lines)).toMatch(/handler failed/)
    expect(JSON.stringify(lines)).not.toMatch(/canary|Camille/)
  })

  test('an unknown model is answered 200, and not handled', async () => {
    const { events, lines, post } = await start(create)
    const signed = await signTestWebhook({ ...created, model: 'FollowUp' } as unknown as typeof created, {
      secret: SECRET,
    })
    expect(await post(signed)).toBe(200)
    expect([events.length, lines.length]).toEqual([0, 1])
  })

  test('a delivery that is remembered is not handled again; one whose handling failed is', async () => {
    const digests = new Set<string>()
    let failures = 1
    let handled = 0
    const handle = () => {
      if (failures-- > 0) throw new Error('on purpose')
      handled += 1
    }
    const { post } = await start(create, { handle, handled: digests })
    const signed = await signTestWebhook(created, { secret: SECRET })
    expect([await post(signed), await post(signed), await post(signed)]).toEqual([500, 200, 200])
    expect([handled, digests.size]).toEqual([1, 1])
  })

  test('a connection that breaks in the body does no harm', async () => {
    const { url, events, post } = await start(create)
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\nx-rdvi-signature: ${'a'.repeat(64)}\r\n\r\n{`,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    expect(await post(await signTestWebhook(created, { secret: SECRET }))).toBe(200)
    expect(events).toHaveLength(1)
  })
})

test('Express behind express.json(): 500, and the reason says what to change', async () => {
  const { events, lines, post } = await start((options) => expressServer(options, express.json()))
  expect(await post(await signTestWebhook(created, { secret: SECRET }))).toBe(500)
  expect(events).toEqual([])
  expect(lines).toMatchObject([[expect.stringContaining('before express.json()'), { reason: 'body_already_read' }]])
})
