import { WebhookOutbox } from '@hub/http/simulator'
import { signTestWebhook, type TestWebhook } from '../webhooks/index.js'
import type { EndpointRecord } from './records.js'

/** Result of one delivery. */
export interface DeliveryReport {
  url: string
  model: string
  event: string
  /** Null when there was no answer; anything but 2xx is sent again by the next `deliverWebhooks`, 20 times in all. */
  status: number | null
}

/** The events that are still to be sent. */
export function createOutbox(): WebhookOutbox<EndpointRecord, TestWebhook> {
  return new WebhookOutbox({
    getUrl: ({ target_url }) => target_url,
    sign: (webhook, { secret }) => signTestWebhook(webhook, { secret }),
    maxAttempts: 20,
  })
}
