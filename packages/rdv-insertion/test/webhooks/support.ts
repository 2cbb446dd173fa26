import type { EventData, TestWebhook } from '../../src/webhooks/index.js'

export const SECRET = 'agreed-with-rdv-insertion'

const user = { id: 1, first_name: 'Camille', last_name: 'Durand', email: 'camille@example.fr' }

export const rdv: EventData['Rdv'] = {
  id: 4_294_967_297,
  uuid: '7d5a2c1e',
  starts_at: '2026-02-14T09:00:00.000+04:00',
  address: "1 place du Marché & de l'Été <99000>\u2028Valbrume",
  status: 'unknown',
  users: [user],
  participations: [{ id: 5, status: 'unknown', user }],
}
export const created: TestWebhook = { model: 'Rdv', event: 'created', data: rdv }
export const invited: TestWebhook = { model: 'Invitation', event: 'created', data: { id: 9, format: 'sms', user } }

/** A request as a fetch server hands it on. */
export function requestOf(signed: {
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer>
}): Request {
  return new Request('https://receiver.example/webhooks', {
    method: 'POST',
    headers: signed.headers,
    body: signed.body,
  })
}
