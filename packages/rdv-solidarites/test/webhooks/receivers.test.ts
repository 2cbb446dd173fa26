import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { serve } from '@hono/node-server'
import express from 'express'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { createRdvSolidaritesClient } from '../../src/index.js'
import { createRdvSolidaritesSimulator } from '../../src/simulator/index.js'
import {
  createWebhooks,
  honoWebhook,
  type KnownWebhookEvent,
  nodeWebhook,
  type ReceiveOptions,
  signTestWebhook,
  type WebhookEvent,
} from '../../src/webhooks/index.js'
import { atTheEnd, auth, ORGANISATION } from '../client/support.js'

const SECRET = 'secret-of-the-endpoint'
const PATH = '/webhooks/rdv-solidarites'
const webhooks = createWebhooks({ secrets: [SECRET], maxBytes: 50_000 })
type Options = ReceiveOptions<WebhookEvent>

async function portOf(server: Server): Promise<number> {
  atTheEnd(() => {
    server.closeAllConnections()
    server.close()
  })
  if (!server.listening) await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** The same receiver under three frameworks, over a real socket. */
const frameworks: Record<string, (options: Options) => Promise<number>> = {
  'node:http': (options) => {
    const route = nodeWebhook(webhooks, options)
    return portOf(createServer((request, response) => void route(request, response)).listen(0, '127.0.0.1'))
  },
  Express: (options) => {
    const app = express()
    app.post(PATH, nodeWebhook(webhooks, options))
    app.use(express.json())
    return portOf(app.listen(0, '127.0.0.1'))
  },
  'Express, with express.raw()': (options) => {
    const app = express()
    app.post(PATH, express.raw({ type: '*/*' }), nodeWebhook(webhooks, options))
    return portOf(app.listen(0, '127.0.0.1'))
  },
  Hono: (options) => {
    const app = new Hono()
    app.post(PATH, honoWebhook(webhooks, options))
    return portOf(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }) as Server)
  },
}

const delivery = (secret = SECRET) =>
  signTestWebhook(
    { model: 'Rdv', event: 'updated', data: { id: 1, status: 'seen', starts_at: '2027-12-10 09:00:00 +0100' } },
    { secret },
  )

describe.each(Object.entries(frameworks))('%s', (_, start) => {
  test('takes genuine deliveries, refuses others, and asks for those that failed again', async () => {
    const handled: KnownWebhookEvent[] = []
    let fails = true
    const port = await start({
      handle(event) {
        if (fails) throw new Error('the database is away')
        handled.push(event)
      },
    })
    const post = async (init: RequestInit) => (await fetch(`http://127.0.0.1:${port}${PATH}`, init)).status
    expect(await post(await delivery())).toBe(500)
    fails = false
    expect(await post(await delivery())).toBe(200)
    expect(handled).toMatchObject([{ model: 'Rdv', event: 'updated', subject: 'Rdv:1' }])
    expect(await post(await delivery('another'))).toBe(401)
    expect(await post({ method: 'POST', body: '{}' })).toBe(401)
    const headers = { 'x-lapin-signature': '0'.repeat(64) }
    expect(await post({ method: 'POST', headers, body: 'x'.repeat(60_000) })).toBe(413)
    expect(handled).toHaveLength(1)
  })
})

test('behind express.json() the bytes are gone, and the receiver says so instead of refusing for ever', async () => {
  const warnings: unknown[] = []
  const app = express()
  app.use(express.json())
  const logger = { warn: (_message: string, fields: unknown) => void warnings.push(fields) }
  app.post(PATH, nodeWebhook(webhooks, { handle() {}, logger }))
  const port = await portOf(app.listen(0, '127.0.0.1'))
  const { status } = await fetch(`http://127.0.0.1:${port}${PATH}`, await delivery())
  expect(status).toBe(500)
  expect(warnings).toEqual([{ reason: 'body_already_read', status: 500 }])
})

describe('the simulator', () => {
  function start() {
    const { state, fetch } = createRdvSolidaritesSimulator()
    const received: KnownWebhookEvent[] = []
    const app = new Hono()
    app.post(PATH, honoWebhook(webhooks, { handle: (event) => void received.push(event) }))
    const client = createRdvSolidaritesClient({ auth, environment: 'demo', fetch })
    const subscribe = (subscriptions: readonly ('rdv' | 'user' | 'user_profile' | 'absence')[]) =>
      client.createWebhookEndpoint({
        organisation_id: ORGANISATION,
        target_url: `http://hub.example${PATH}`,
        secret: SECRET,
        subscriptions: [...subscriptions],
      })
    const deliver = () => state.deliverWebhooks({ deliver: (request) => app.request(request) })
    const namesOf = () => received.map(({ model, event, subject }) => `${model} ${event} ${subject}`)
    return { state, client, received, subscribe, deliver, namesOf, app }
  }

  test('creating an endpoint sends every record that exists, and never shows the secret', async () => {
    const { state, subscribe, deliver, namesOf, client } = start()
    const user = state.addUser()
    state.addRdv({ user_ids: [user.id] })
    const { webhook_endpoint: endpoint } = await subscribe(['rdv', 'user'])
    expect(endpoint).not.toHaveProperty('secret')
    expect((await deliver()).map(({ status }) => status)).toEqual([200, 200])
    expect(namesOf()).toEqual(['User created User:1', 'Rdv created Rdv:1'])
    await client.updateWebhookEndpoint({ organisation_id: ORGANISATION, id: endpoint.id, subscriptions: ['rdv'] })
    await deliver()
    expect(namesOf()).toEqual(['User created User:1', 'Rdv created Rdv:1', 'Rdv created Rdv:1'])
  })

  test('trigger: false does not prevent it', async () => {
    const { state, client } = start()
    state.addUser()
    const body = { target_url: 'http://hub.example/', secret: SECRET, subscriptions: ['user' as const], trigger: false }
    const params = { path: { organisation_id: ORGANISATION } }
    await client.raw.POST('/api/v1/organisations/{organisation_id}/webhook_endpoints', { params, body })
    expect(state.pendingWebhooks).toHaveLength(1)
  })

  test('one address per organisation, and only for administrators of the territory', async () => {
    const { state, subscribe, client } = start()
    await subscribe(['rdv'])
    await expect(subscribe(['rdv'])).rejects.toMatchObject({ code: 'validation_failed', status: 422 })
    const target_url = `http://hub.example${PATH}`
    const { webhook_endpoints } = await client.listWebhookEndpoints({ organisation_id: ORGANISATION, target_url })
    expect(webhook_endpoints).toHaveLength(1)
    state.records.agents.update(1, { territories: [] })
    await expect(subscribe(['rdv'])).rejects.toMatchObject({ name: 'PermissionError' })
  })

  test('a changed participation is an updated appointment; taking a user out is a destroyed relation, not a destroyed user', async () => {
    const { state, client, subscribe, deliver, namesOf } = start()
    await subscribe(['rdv', 'user', 'user_profile'])
    const user = state.addUser()
    const rdv = state.addRdv({ user_ids: [user.id] })
    await client.updateParticipation({ id: rdv.participations[0]?.id ?? 0, status: 'excused' })
    await client.deleteUserProfile({ organisation_id: ORGANISATION, user_id: user.id })
    await deliver()
    expect(namesOf()).toEqual([
      'User created User:1',
      'Rdv created Rdv:1',
      'Rdv updated Rdv:1',
      'UserProfile destroyed UserProfile:412:1',
    ])
  })

  test('an appointment whose time to be kept is over is destroyed for that reason', async () => {
    const { state, subscribe, deliver, received } = start()
    await subscribe(['rdv'])
    state.destroyRdv(state.addRdv().id, 'rgpd')
    await deliver()
    expect(received.at(-1)).toMatchObject({ event: 'destroyed', reason: 'rgpd', data: { id: 1, status: 'unknown' } })
  })

  test('no order is guaranteed, and what is not taken comes again with its first time', async () => {
    const { state, subscribe, deliver, received } = start()
    await subscribe(['rdv'])
    state.destroyRdv(state.addRdv().id)
    const failed = await state.deliverWebhooks({
      deliver: () => new Response(null, { status: 503 }),
      order: 'reversed',
    })
    expect(failed.map(({ event, status }) => [event, status])).toEqual([
      ['destroyed', 503],
      ['created', 503],
    ])
    expect((await state.deliverWebhooks({ deliver: () => Promise.reject(new Error('away')) }))[0]?.status).toBeNull()
    await deliver()
    expect(received.map(({ event }) => event)).toEqual(['destroyed', 'created'])
    expect(await deliver()).toEqual([])
  })

  test('a delivery is given up after 20 times', async () => {
    const { state, subscribe } = start()
    await subscribe(['rdv'])
    state.addRdv()
    for (let time = 0; time < 20; time++)
      await state.deliverWebhooks({ deliver: () => new Response(null, { status: 500 }) })
    expect(state.pendingWebhooks).toEqual([])
  })
})
