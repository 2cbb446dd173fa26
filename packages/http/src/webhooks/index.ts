export { fetchWebhook, honoWebhook, nodeWebhook } from './adapters.js'
export { createWebhookReader, type WebhookReader, type WebhookReaderOptions } from './create-webhook-reader.js'
export { sha256 } from '../digest.js'
export { type HmacSecrets, hmacSecrets, signHmac, verifyHmacSha256 } from './hmac.js'
export { findInstance, type InstanceSecrets, instanceSecrets, type WebhookSecrets } from './instances.js'
export { parseSignedJson } from './parse-signed-json.js'
export { createHmacProof, type HmacProofOptions, type Proof, type ProvenBody } from './proof.js'
export type { EventDefinition, EventMeta } from './read-event.js'
export { type EntryTest, hasId } from './readable-entries.js'
export { DEFAULT_MAX_BODY_BYTES, readSignedBody, type ReadSignedBodyOptions } from './read-signed-body.js'
export {
  type Delivery,
  type KnownDelivery,
  receiveWebhook,
  type ReceiveOptions,
  type WebhookVerifier,
} from './receive.js'
export {
  createMemoryDeliveryStore,
  type Deliveries,
  type DeliveryStore,
  type MemoryDeliveryStoreOptions,
} from './delivery-store.js'
export { signWebhook, type SignedWebhook } from './sign-webhook.js'
export { getHeader, type NodeRequest, type RequestHeaders, type SignedRequest } from './signed-request.js'
export { WebhookError, type WebhookErrorReason } from './webhook-error.js'
export type { EventEnvelope, EventName, KnownEvent, UnknownEvent } from './webhook-event.js'
