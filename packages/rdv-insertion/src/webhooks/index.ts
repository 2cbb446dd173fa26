export {
  createMemoryDeliveryStore,
  type DeliveryStore,
  type EventName,
  fetchWebhook,
  honoWebhook,
  type NodeRequest,
  nodeWebhook,
  receiveWebhook,
  type ReceiveOptions,
  type SignedRequest,
  type SignedWebhook,
  WebhookError,
  type WebhookErrorReason,
  type WebhookSecrets,
} from '@hub/http/webhooks'
export { readEventTime } from './event-time.js'
export type { EventData, EventModel, KnownWebhookEvent, WebhookEvent } from './events.js'
export { type SignOptions, signTestWebhook, type TestWebhook } from './sign-test-webhook.js'
export { createWebhooks, type Webhooks, type WebhooksOptions } from './webhooks.js'
