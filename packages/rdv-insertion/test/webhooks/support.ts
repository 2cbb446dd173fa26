import { createHmac } from 'node:crypto'
import {
  createWebhooks,
  type EventData,
  type TestWebhook,
  WebhookError,
  type WebhooksOptions,
} from '../../src/webhooks/index.js'
import { thrownBy } from '../support.js'

export const SECRET = 'agreed-with-rdv-insertion'

export const person = { id: 1, first_name: 'Camille', last_name: 'Durand', email: 'camille@example.fr' }

export const rdv: EventData['Rdv'] = {
  id: 4_294_967_297,
  uuid: '7d5a2c1e',
  starts_at: '2026-02-14T09:00:00.000+04:00',
  address: "1 place du Marché & de l'Été <99000>\u2028Valbrume",
  status: 'unknown',
  users: [person],
  participations: [{ id: 5, status: 'unknown', user: person }],
}
export const created: TestWebhook = { model: 'Rdv', event: 'created', data: rdv }
export const invited: TestWebhook = {
  model: 'Invitation',
  event: 'created',
  data: { id: 9, format: 'sms', user: person },
}

/** A request as a fetch server passes it on. */
export function createRequest(signed: {
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer>
}): Request {
  return new Request('https://receiver.example/webhooks', {
    method: 'POST',
    headers: signed.headers,
    body: signed.body,
  })
}

export const hmac = (body: string | Uint8Array, secret = SECRET) =>
  createHmac('sha256', secret).update(body).digest('hex')
export const receiver = (options: Partial<WebhooksOptions> = {}) => createWebhooks({ secrets: [SECRET], ...options })

export async function catchReason(promise: PromiseLike<unknown>): Promise<[string, number]> {
  const error = await thrownBy(promise)
  if (!WebhookError.isInstance(error)) throw error
  const { reason, status } = error
  return [reason, status]
}

/** A delivery made here, without our own signing. */
export function delivery(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Request {
  return createRequest({ body, headers: { 'X-RDVI-SIGNATURE': hmac(body), ...headers } })
}

export const text = (change: object = {}, meta: object = {}) =>
  JSON.stringify({
    data: { ...rdv, ...change },
    meta: { model: 'Rdv', event: 'updated', timestamp: '2026-02-14T09:00:00.000+01:00', ...meta },
  })
