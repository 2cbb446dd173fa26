import {
  headerOf,
  hmacSecrets,
  readSignedBody,
  readSignedJson,
  sha256,
  type SignedRequest,
  type Unwrapper,
  verifyHmacSha256,
  WebhookError,
} from '@hub/http/webhooks'
import { readEvent, type WebhookEvent } from './events.js'

export interface WebhooksOptions {
  /** The secrets given to the endpoints; several at once also let one be changed without losing a delivery. */
  secrets: string | readonly string[]
  /**
   * Milliseconds after its `timestamp` from which an event is refused as `too_old`. Default: none, since a delivery is repeated for about
   * eight days with its first `timestamp`.
   */
  maxAge?: number | undefined
  /** Bytes of a body above which it is refused. Default 1 MiB. */
  maxBytes?: number | undefined
}

export interface Webhooks extends Unwrapper<WebhookEvent> {
  /**
   * The event of a delivery, verified over its exact bytes. Takes a `Request`, or a request of Node.js or Express, unread.
   *
   * @throws WebhookError with a `reason` and the `status` to answer
   */
  unwrap(request: SignedRequest): Promise<WebhookEvent>
}

/**
 * Receives the webhooks of RDV-Solidarités.
 *
 * There is no time in the signature: whoever captures a delivery can send it again for ever. Remember digests, or put events in order,
 * so that nothing is done twice.
 *
 * @throws TypeError at once when a secret is empty or an option is none
 *
 * @example
 * const webhooks = createWebhooks({ secrets: [secret] })
 * const event = await webhooks.unwrap(request)
 * if (event.known && event.model === 'Rdv') await store(event.data)
 */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const secrets = hmacSecrets(options.secrets)
  const { maxAge = Infinity, maxBytes } = options
  if (!(maxAge > 0)) throw new TypeError('maxAge must be a positive number of milliseconds')
  return {
    async unwrap(request) {
      const bytes = await readSignedBody(request, { maxBytes })
      if (!(await verifyHmacSha256(bytes, headerOf(request, SIGNATURE_HEADER), secrets))) {
        throw new WebhookError('bad_signature', 'its signature was made with none of the secrets, or over another body')
      }
      const event = readEvent(readSignedJson(bytes), await sha256(bytes))
      if (event.sentAt !== null && event.sentAt < Date.now() - maxAge) {
        throw new WebhookError('too_old', 'its timestamp is older than maxAge allows')
      }
      return event
    },
  }
}

export const SIGNATURE_HEADER = 'X-Lapin-Signature'
