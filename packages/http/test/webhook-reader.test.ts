import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  createHmacProof,
  createWebhookReader,
  type EventDefinition,
  hasId,
  instanceSecrets,
  type KnownEvent,
  type UnknownEvent,
  type WebhookReaderOptions,
} from '../src/webhooks/index.js'

type ParcelEvent = KnownEvent<{ Parcel: { id: number } }, { reason: unknown }> | UnknownEvent<{ reason: unknown }>

const definition: EventDefinition = {
  api: 'Parcels',
  models: {
    Parcel: (event) => (event === 'destroyed' ? z.looseObject({ id: z.int() }) : z.looseObject({ weight: z.number() })),
    Route: z.unknown(),
  },
  lists: { labels: hasId },
  getTimestamp: ({ at }) => (typeof at === 'string' ? at : null),
  parseTimestamp: (text) => Date.parse(text) || undefined,
  getSubject: (model, data) => (hasId(data) ? `${model}:${data.id}` : null),
  getDetails: ({ reason }) => ({ reason }),
}

const HEADER = 'x-parcel-signature'
const sign = (body: string | Uint8Array, secret = 'secret') => createHmac('sha256', secret).update(body).digest('hex')
const at = '2027-12-10T09:00:00Z'
const body = (data: unknown, meta: object = {}) =>
  JSON.stringify({ data, meta: { model: 'Parcel', event: 'updated', at, reason: 'x', ...meta } })

function start(options: Partial<WebhookReaderOptions<string>> = {}) {
  const proof = createHmacProof({ header: HEADER, instances: instanceSecrets(options.secrets ?? 'secret') })
  const reader = createWebhookReader<ParcelEvent>({ ...definition, proof }, options)
  const unwrap = (text: string, secret?: string) =>
    reader.unwrap(
      new Request('http://a.example', { method: 'POST', body: text, headers: { [HEADER]: sign(text, secret) } }),
    )
  return { ...reader, read: unwrap }
}

describe('an event', () => {
  test('has what its definition says, its instance and its digest', async () => {
    const { read } = start({ secrets: { here: 'secret', there: 'other' } })
    const event = await read(body({ id: 7, weight: 2, labels: [{ id: 1 }, null] }), 'other')
    expect(event).toEqual({
      known: true,
      model: 'Parcel',
      event: 'updated',
      timestamp: at,
      sentAt: Date.parse(at),
      reason: 'x',
      instance: 'there',
      subject: 'there:Parcel:7',
      data: { id: 7, weight: 2, labels: [{ id: 1 }] },
      unreadable: ['/data/labels/1'],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test.each<[string, unknown, object]>([
    ['of another model', null, { model: 'Truck' }],
    ['of a model named as what every object has', null, { model: 'constructor' }],
    ['of another name', null, { event: 'archived' }],
    ['without subject', { weight: 2 }, { model: 'Route' }],
  ])('%s is not known, whatever it holds', async (_label, data, meta) => {
    expect(await start().read(body(data, { ...meta, at: 'soon' }))).toMatchObject({
      known: false,
      ...meta,
      sentAt: null,
    })
  })

  test('of a model that was not asked for is not known', async () => {
    expect(await start({ models: ['Route'] }).read(body(null))).toMatchObject({ known: false })
  })

  test.each([
    ['7', '/'],
    ['{}', '/meta'],
    ['{"meta":{"model":1}}', '/meta/model, /meta/event'],
    [body(null), '/data'],
    [body({ id: 7, weight: 'canary' }), '/data/weight'],
    [body({ id: 'canary' }, { event: 'destroyed' }), '/data/id'],
    [body({ id: 7, weight: 2 }, { at: 'canary' }), '/meta/timestamp'],
  ])('%s does not fit, and its place is named', async (text, place) => {
    const refusal = start().read(text)
    await expect(refusal).rejects.toMatchObject({ reason: 'not_an_event', status: 400 })
    await expect(refusal).rejects.toThrow(`what Parcels sends at ${place}`)
    await expect(refusal).rejects.not.toThrow('canary')
  })

  test('that is destroyed needs only what that asks for', async () => {
    expect(await start().read(body({ id: 7 }, { event: 'destroyed' }))).toMatchObject({ known: true })
  })
})

describe('a proof', () => {
  const untouched = () =>
    new ReadableStream<Uint8Array>(
      {
        pull() {
          throw new Error('the body was received')
        },
      },
      { highWaterMark: 0 },
    )

  test.each([
    ['missing_signature', {}],
    ['malformed_signature', { [HEADER]: 'sha256=0' }],
  ])('%s: refused before the body is received', async (reason, headers) => {
    const init = { method: 'POST', headers, body: untouched(), duplex: 'half' } as const
    const request = new Request('http://a.example', init)
    await expect(start().unwrap(request)).rejects.toMatchObject({ reason, status: 401 })
    expect(request.bodyUsed).toBe(false)
    await expect(start().begin(request)).rejects.toMatchObject({ reason })
  })

  test('a server that receives bodies itself has them verified and read once', async () => {
    const text = body({ id: 7, weight: 2 })
    const readBody = await start({ maxBytes: 1 }).begin({ headers: { [HEADER]: sign(text) } })
    expect(await readBody(new TextEncoder().encode(text))).toMatchObject({ known: true, subject: 'Parcel:7' })
    await expect(readBody(new TextEncoder().encode(`${text} `))).rejects.toMatchObject({ reason: 'bad_signature' })
  })

  test('a body can have another reading, over which it was signed', async () => {
    const readings = [(bytes: Uint8Array) => new TextEncoder().encode(Buffer.from(bytes).toString('latin1'))]
    const proof = createHmacProof({ header: HEADER, instances: instanceSecrets('secret'), readings })
    const { begin } = createWebhookReader<ParcelEvent>({ ...definition, proof }, {})
    const text = body({ id: 7, weight: 2, name: 'Zoé' })
    const readBody = await begin({ headers: { [HEADER]: sign(text) } })
    expect(await readBody(Buffer.from(text, 'latin1'))).toMatchObject({ data: { name: 'Zoé' } })
    const readForged = await begin({ headers: { [HEADER]: sign(text, 'x') } })
    await expect(readForged(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ reason: 'bad_signature' })
  })
})

describe('limits', () => {
  test('a body is received up to maxBytes', async () => {
    const text = body({ id: 7, weight: 2 })
    await expect(start({ maxBytes: text.length - 1 }).read(text)).rejects.toMatchObject({ reason: 'body_too_large' })
    expect((await start({ maxBytes: text.length }).read(text)).known).toBe(true)
  })

  test('an event that is older than maxAge is refused, and none is by default', async () => {
    const old = body({ id: 7, weight: 2 }, { at: new Date(Date.now() - 3_600_000).toISOString() })
    await expect(start({ maxAge: 3_000_000 }).read(old)).rejects.toMatchObject({ reason: 'too_old', status: 400 })
    expect((await start({ maxAge: 7_200_000 }).read(old)).known).toBe(true)
    expect((await start().read(old)).known).toBe(true)
  })

  test.each([0, -1, Number.NaN])('maxAge %d is refused at once', (maxAge) => {
    expect(() => start({ maxAge })).toThrow(TypeError)
  })
})
