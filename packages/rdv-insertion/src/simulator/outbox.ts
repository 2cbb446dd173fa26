import { type DeliveryResult, WebhookOutbox } from '@hub/http/simulator'
import { readEventTime, signTestWebhook, type TestWebhook } from '../webhooks/index.js'

/** An endpoint for the events of an organisation. */
export interface WebhookEndpoint {
  /** Address to send to, unless `deliverWebhooks` is given another. */
  url: string
  secret: string
  /** The organisation's id on RDV-Solidarités; its type decides whether events contain NIR. */
  rdv_solidarites_organisation_id: number
  /** Default `hmac`; `jwt` only sends appointments. */
  signature?: 'hmac' | 'jwt' | undefined
}

/** Result of one delivery. */
export interface DeliveryReport extends DeliveryResult {
  model: TestWebhook['model']
  event: TestWebhook['event']
  id: number
}

/** An event with the instant that it keeps, however often it is sent. */
export type TimedWebhook = TestWebhook & { timestamp: string }

/**
 * The events that are still to be sent, oldest first. One that is not newer than another of its object that the endpoint has accepted is
 * never sent (RDVI `receipt_handler.rb`).
 */
export function createOutbox(): WebhookOutbox<WebhookEndpoint, TimedWebhook> {
  const accepted = new Map<string, number>()
  const toKey = ({ model, data }: TimedWebhook, { url }: WebhookEndpoint) => JSON.stringify([model, data.id, url])
  const toInstant = ({ timestamp }: TimedWebhook) => readEventTime(timestamp) ?? 0
  return new WebhookOutbox({
    getUrl: ({ url }) => url,
    sign: (webhook, { secret, signature }) => signTestWebhook(webhook, { secret, signature }),
    isObsolete: (webhook, endpoint) =>
      toInstant(webhook) <= (accepted.get(toKey(webhook, endpoint)) ?? Number.NEGATIVE_INFINITY),
    onAccepted: (webhook, endpoint) => accepted.set(toKey(webhook, endpoint), toInstant(webhook)),
  })
}

export function toReport({ model, event, data }: TimedWebhook, { url, status }: DeliveryResult): DeliveryReport {
  return { url, model, event, id: data.id, status }
}
