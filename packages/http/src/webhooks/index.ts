export { fetchWebhook, honoWebhook, nodeWebhook } from './adapters.js'
export { sha256 } from './digest.js'
export { type HmacSecrets, hmacSecrets, signHmac, verifyHmacSha256 } from './hmac.js'
export { readSignedJson } from './read-json.js'
export { DEFAULT_MAX_BODY_BYTES, readSignedBody, type ReadSignedBodyOptions } from './read-signed-body.js'
export {
  type Delivery,
  type HandledDeliveries,
  type KnownDelivery,
  receiveWebhook,
  type ReceiveOptions,
  type Unwrapper,
} from './receive.js'
export { headerOf, type NodeRequest, type SignedRequest } from './signed-request.js'
export { WebhookError, type WebhookErrorReason } from './webhook-error.js'
