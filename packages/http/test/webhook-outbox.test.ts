import { expect, test } from 'vitest'
import { type DeliveryResult, type OutboxDefinition, WebhookOutbox } from '../src/simulator/index.js'

interface Endpoint {
  url: string
}
interface Event {
  id: number
}

function start(definition: Partial<OutboxDefinition<Endpoint, Event>> = {}) {
  const outbox = new WebhookOutbox<Endpoint, Event>({
    getUrl: ({ url }) => url,
    sign: async ({ id }, { url }) => ({ method: 'POST', headers: { 'x-signed-for': url }, body: String(id) }),
    ...definition,
  })
  const received: string[] = []
  const answering = (status: number) => async (request: Request) => {
    received.push(`${request.method} ${request.url} ${request.headers.get('x-signed-for')} ${await request.text()}`)
    return new Response(null, { status })
  }
  const toReport = ({ id }: Event, { url, status }: DeliveryResult) => ({ id, url, status })
  for (const id of [1, 2]) outbox.add({ url: 'http://a.example/' }, { id })
  return { outbox, received, answering, toReport }
}

test('sends what is pending, signed for its endpoint, oldest first', async () => {
  const { outbox, received, answering, toReport } = start()
  expect(outbox.webhooks).toEqual([{ id: 1 }, { id: 2 }])
  expect(await outbox.deliver({ deliver: answering(200) }, toReport)).toEqual([
    { id: 1, url: 'http://a.example/', status: 200 },
    { id: 2, url: 'http://a.example/', status: 200 },
  ])
  expect(received).toEqual(['POST http://a.example/ http://a.example/ 1', 'POST http://a.example/ http://a.example/ 2'])
  expect(outbox.webhooks).toEqual([])
})

test('to another address, the newest first', async () => {
  const { outbox, answering, toReport } = start()
  const options = { deliver: answering(204), url: 'http://b.example/', order: 'reversed' } as const
  expect(await outbox.deliver(options, toReport)).toEqual([
    { id: 2, url: 'http://b.example/', status: 204 },
    { id: 1, url: 'http://b.example/', status: 204 },
  ])
})

test('what is refused or not answered stays, up to its last attempt', async () => {
  const { outbox, answering, toReport } = start({ maxAttempts: 2 })
  await outbox.deliver({ deliver: answering(302) }, toReport)
  expect(outbox.webhooks).toHaveLength(2)
  const broken = await outbox.deliver({ deliver: () => Promise.reject(new Error('gone')) }, toReport)
  expect(broken.map(({ status }) => status)).toEqual([null, null])
  expect(outbox.webhooks).toEqual([])
})

test('what has become obsolete is dropped unsent, and what is accepted is told', async () => {
  const accepted: number[] = []
  const { outbox, received, answering, toReport } = start({
    isObsolete: ({ id }) => accepted.includes(id - 1),
    onAccepted: ({ id }) => accepted.push(id),
  })
  await outbox.deliver({ deliver: answering(200) }, toReport)
  expect([accepted, received.length, outbox.webhooks]).toEqual([[1], 1, []])
})

test('forgets what was to be sent', () => {
  const { outbox } = start()
  outbox.clear()
  expect(outbox.webhooks).toEqual([])
})
