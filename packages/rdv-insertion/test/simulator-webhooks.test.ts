import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { createRdvInsertionClient } from '../src/index.js'
import { createRdvInsertionSimulator, type WebhookEndpoint } from '../src/simulator/index.js'
import { createWebhooks, honoWebhook, type KnownWebhookEvent } from '../src/webhooks/index.js'
import { auth, camille, here, there } from './support.js'

const secret = 'agreed-with-rdv-insertion'
const url = 'https://receiver.example/webhooks/rdv-insertion'

/** A simulator that sends to a receiver in this process. */
function start(endpoints: Partial<WebhookEndpoint>[] = [{}]) {
  const { state, fetch } = createRdvInsertionSimulator()
  const insertion = createRdvInsertionClient({ environment: 'demo', auth, fetch })
  for (const endpoint of endpoints) state.addWebhookEndpoint({ url, secret, ...here, ...endpoint })
  const events: KnownWebhookEvent[] = []
  let failing = false
  const handle = (event: KnownWebhookEvent) => {
    if (failing) throw new Error('on purpose')
    events.push(event)
  }
  const webhooks = createWebhooks({ secrets: [secret, 'another'], signatures: ['hmac', 'jwt'] })
  const app = new Hono().post('/webhooks/rdv-insertion', honoWebhook(webhooks, { handle }))
  const deliver = (request: Request) => app.fetch(request)
  return { state, insertion, events, deliver, fail: (isFailing: boolean) => void (failing = isFailing) }
}

describe('events', () => {
  test('of an invitation: created, clicked, delivered', async () => {
    const { state, insertion, events, deliver } = start()
    const { invitations } = await insertion.createAndInvite({ ...here, user: { ...camille, phone_number: undefined } })
    const id = invitations[0]?.id ?? 0
    state.updateInvitation(id, { clicked: true })
    state.updateInvitation(id, { delivery_status: 'delivered', delivered_at: '2026-02-14T09:00:00.000+01:00' })
    expect(state.pendingWebhooks).toHaveLength(3)
    const reports = await state.deliverWebhooks({ deliver })
    expect(reports.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(events.map(({ model, event }) => `${model} ${event}`)).toEqual([
      'Invitation created',
      'Invitation updated',
      'Invitation updated',
    ])
    expect(events[2]?.data).toMatchObject({
      id,
      clicked: true,
      delivery_status: 'delivered',
      user: { first_name: 'Camille' },
    })
    expect(events[2]?.data).not.toHaveProperty('organisation')
    expect(await state.deliverWebhooks({ deliver })).toEqual([])
  })

  test('of an appointment, until it is destroyed with its full data', async () => {
    const { state, insertion, events, deliver } = start()
    const { user } = await insertion.createAndInvite({ ...here, user: camille })
    const rdv = state.addRdv({ organisation_id: 12, user_ids: [user.id] })
    state.updateRdv(rdv.id, { status: 'seen' })
    state.destroyRdv(rdv.id)
    await state.deliverWebhooks({ deliver })
    const ofRdv = events.filter(({ model }) => model === 'Rdv')
    expect(ofRdv.map(({ event }) => event)).toEqual(['created', 'updated', 'destroyed'])
    expect(ofRdv[2]?.data).toMatchObject({ id: rdv.id, uuid: rdv.uuid, participations: [{ status: 'seen' }] })
    const instants = events.map(({ sentAt }) => sentAt)
    expect(new Set(instants).size).toBe(instants.length)
  })

  test('NIR are only sent to organisations that may see them, and other organisations hear nothing', async () => {
    const { state, insertion, events, deliver } = start([here, { ...there, secret: 'another' }])
    const { invitation: _, ...person } = { ...camille, nir: '2850575056017' }
    const { user } = await insertion.createUser({ ...here, user: person })
    state.addRdv({ organisation_id: 12, user_ids: [user.id] })
    state.addRdv({ organisation_id: 13, user_ids: [user.id] })
    await state.deliverWebhooks({ deliver })
    expect(events).toHaveLength(2)
    expect(events[0]?.data).toHaveProperty('users.0.nir', '285057505601747')
    expect(events[1]?.data).not.toHaveProperty('users.0.nir')
  })

  test('by JWT: appointments only', async () => {
    const { state, insertion, events, deliver } = start([{ signature: 'jwt' }])
    const { user } = await insertion.createAndInvite({ ...here, user: camille })
    state.addRdv({ organisation_id: 12, user_ids: [user.id] })
    await state.deliverWebhooks({ deliver })
    expect(events.map(({ model, signature }) => [model, signature])).toEqual([['Rdv', 'jwt']])
  })
})

describe('deliveries', () => {
  test('are repeated until a 2xx, body and timestamp as they were', async () => {
    const { state, insertion, events, deliver, fail } = start()
    await insertion.createAndInvite({ ...here, user: { ...camille, phone_number: undefined } })
    const [waiting] = state.pendingWebhooks
    fail(true)
    expect((await state.deliverWebhooks({ deliver })).map(({ status }) => status)).toEqual([500])
    const broken = () => Promise.reject(new TypeError('fetch failed'))
    expect((await state.deliverWebhooks({ deliver: broken })).map(({ status }) => status)).toEqual([null])
    fail(false)
    expect((await state.deliverWebhooks({ deliver })).map(({ status }) => status)).toEqual([200])
    expect(events[0]?.timestamp).toBe(waiting?.timestamp)
  })

  test('an event older than one that was accepted is never sent', async () => {
    const { state, insertion, events, deliver } = start()
    const { user } = await insertion.createAndInvite({ ...here, user: { ...camille, phone_number: undefined } })
    const rdv = state.addRdv({ organisation_id: 12, user_ids: [user.id] })
    const refuseFirst = [() => new Response(null, { status: 200 }), () => new Response(null, { status: 500 })]
    state.updateRdv(rdv.id, { status: 'seen' })
    await state.deliverWebhooks({ deliver: (request) => (refuseFirst.shift() ?? (() => deliver(request)))() })
    expect(events.map(({ event }) => event)).toEqual(['updated'])
    expect(await state.deliverWebhooks({ deliver })).toEqual([])
  })

  test('a redirection is not followed', async () => {
    const { state, insertion } = start()
    await insertion.createAndInvite({ ...here, user: { ...camille, phone_number: undefined } })
    const redirect = () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example' } })
    expect((await state.deliverWebhooks({ deliver: redirect }))[0]?.status).toBe(302)
    expect(state.pendingWebhooks).toHaveLength(1)
  })

  test('an endpoint of no organisation is refused', () => {
    const { state } = start()
    expect(() => state.addWebhookEndpoint({ url, secret, rdv_solidarites_organisation_id: 12 })).toThrow(TypeError)
  })
})
