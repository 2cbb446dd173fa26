export {
  fetchWebhook,
  type HandledDeliveries,
  honoWebhook,
  type NodeRequest,
  nodeWebhook,
  receiveWebhook,
  type ReceiveOptions,
  type SignedRequest,
  WebhookError,
  type WebhookErrorReason,
} from '@hub/http/webhooks'
export type { EventData, EventModel, EventName, KnownWebhookEvent, WebhookEvent } from './events.js'
export { type SignedWebhook, signTestWebhook, type TestWebhook } from './sign-test-webhook.js'
export { createWebhooks, type Webhooks, type WebhooksOptions } from './webhooks.js'
