import { createHmac } from 'node:crypto'
import { createWebhooks, type EventModel, type TestWebhook } from '../../src/webhooks/index.js'

export const SECRET = 'secret-of-the-endpoint'
export const rdv = { id: 1042, status: 'seen', starts_at: '2027-12-10 09:00:00 +0100' }
const identified = { id: 7 }
export const data: Record<EventModel, object> = {
  Rdv: rdv,
  Absence: { id: 7, first_day: '2027-12-10', end_day: '2027-12-10' },
  PlageOuverture: identified,
  User: identified,
  UserProfile: { organisation: { id: 412, name: 'x' }, user: identified },
  Organisation: { id: 7, name: 'x' },
  Motif: { id: 7, name: 'x' },
  Lieu: identified,
  Agent: identified,
  AgentRole: identified,
  ReferentAssignation: { agent: { id: 1 }, user: identified },
}
export const webhooks = createWebhooks({ secrets: [SECRET] })

export const webhook = (change: object = {}): TestWebhook => ({ model: 'Rdv', event: 'updated', data: rdv, ...change })

export function createRequest(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Request {
  return new Request('http://localhost/webhooks/rdv-solidarites', { method: 'POST', body, headers })
}

/** A body signed with the right secret, whatever it says. */
export function signed(body: string | Uint8Array<ArrayBuffer>, secret = SECRET): Request {
  return createRequest(body, { 'X-Lapin-Signature': createHmac('sha256', secret).update(body).digest('hex') })
}

export const unwrapMeta = (meta: object) => webhooks.unwrap(signed(JSON.stringify({ data: rdv, meta })))
