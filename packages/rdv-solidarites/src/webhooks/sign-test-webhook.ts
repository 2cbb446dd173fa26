import { type EventName, type SignedWebhook, signWebhook } from '@hub/http/webhooks'
import { rubyDateTime } from '../ruby-date-time.js'
import type { EventData, EventModel } from './events.js'
import { SIGNATURE_HEADER } from './webhooks.js'

/** What a test sends. Give another `model` or `event` than those known by a cast: receivers must live with them. */
export type TestWebhook = {
  [Model in EventModel]: {
    model: Model
    event: EventName
    data: EventData[Model]
    /** Default: this second, as RDV-Solidarités writes it. */
    timestamp?: string | undefined
    /** `rgpd` for a removal at the end of the time to be kept. Default null. */
    webhook_reason?: string | null | undefined
  }
}[EventModel]

/**
 * A delivery as RDV-Solidarités would make it, for the tests of a receiver: `fetch(url, await signTestWebhook(webhook, { secret }))`.
 */
export async function signTestWebhook(
  { model, event, data, timestamp = rubyDateTime(Date.now()), webhook_reason = null }: TestWebhook,
  { secret }: { secret: string },
): Promise<SignedWebhook> {
  const body = JSON.stringify({ data, meta: { model, event, webhook_reason, timestamp } }, withSortedKeys)
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return signWebhook(body, { secret, header: SIGNATURE_HEADER, headers })
}

/** The server writes keys in alphabetical order, at every depth. */
function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
