import { type EventName, type SignedWebhook, signWebhook } from '@hub/http/webhooks'
import type { EventData, EventModel } from './events.js'
import { signJws } from './jws.js'
import { railsJson } from './rails-json.js'
import { SIGNATURE_HEADER } from './webhooks.js'

/** What a test sends. Give another `model` or `event` than those known by a cast: receivers must live with them. */
export type TestWebhook = {
  [Model in EventModel]: {
    model: Model
    event: EventName
    data: EventData[Model]
    /** Default: now, as rdv-insertion writes it. */
    timestamp?: string | undefined
  }
}[EventModel]

export interface SignOptions {
  secret: string
  /** Default `hmac`. */
  signature?: 'hmac' | 'jwt' | undefined
  /** For `jwt`: epoch seconds until which it holds. Default: ten minutes from now. */
  expiresAt?: number | undefined
}

/**
 * A delivery as rdv-insertion would make it, for the tests of a receiver: `fetch(url, await signTestWebhook(webhook, { secret }))`.
 */
export async function signTestWebhook(
  { model, event, data, timestamp = new Date().toISOString().replace('Z', '+00:00') }: TestWebhook,
  { secret, signature = 'hmac', expiresAt = Math.floor(Date.now() / 1000) + 600 }: SignOptions,
): Promise<SignedWebhook> {
  const body = railsJson({ data, meta: { model, event, timestamp } })
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  if (signature === 'hmac') return signWebhook(body, { secret, header: SIGNATURE_HEADER, headers })
  const { id, address = null, starts_at } = data as EventData['Rdv']
  const jws = await signJws({ id, address, starts_at }, secret, expiresAt)
  return { method: 'POST', headers: { ...headers, authorization: `Bearer ${jws}` }, body }
}
