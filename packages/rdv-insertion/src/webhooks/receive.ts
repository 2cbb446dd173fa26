import type { Logger } from '@hub/http'
import { type SignedRequest, WebhookError } from '@hub/http/webhooks'
import type { KnownWebhookEvent } from './events.js'
import type { Webhooks } from './webhooks.js'

/** Where deliveries that were handled are remembered, by the digest of their body. */
export interface HandledDeliveries {
  has(digest: string): Promise<boolean> | boolean
  /** Called once the handler has succeeded: a delivery whose handling failed must come again. */
  add(digest: string): Promise<void> | void
}

export interface ReceiveOptions {
  /** Does the work of one event; when it throws, 500 is answered and rdv-insertion sends it again. Keep it short. */
  handle: (event: KnownWebhookEvent) => Promise<void> | void
  /** Remembers what was handled, so that a repeated delivery is answered without being handled again. Default: nothing. */
  handled?: HandledDeliveries | undefined
  /** Told why a delivery was refused or failed, and which models and events were ignored; never what they hold. */
  logger?: Logger | undefined
}

/**
 * Takes one delivery and tells the status to answer: 200 when it was handled or is of a kind that is not known, 401 when it is not
 * proven, 400 or 413 when it is unreadable, 500 when it should come again. The body of each answer is empty.
 */
export async function receiveWebhook(
  webhooks: Webhooks,
  request: SignedRequest,
  { handle, handled, logger }: ReceiveOptions,
): Promise<number> {
  try {
    const event = await webhooks.unwrap(request)
    if (!event.known) {
      logger?.info?.('rdv-insertion webhook ignored: its model or event is not known', { digest: event.digest })
      return 200
    }
    if (await handled?.has(event.digest)) return 200
    await handle(event)
    await handled?.add(event.digest)
    return 200
  } catch (thrown) {
    if (WebhookError.isInstance(thrown)) {
      logger?.warn?.(thrown.message, { reason: thrown.reason, status: thrown.status })
      return thrown.status
    }
    // What the handler threw may quote the event.
    const name = thrown instanceof Error ? thrown.name : typeof thrown
    logger?.error?.('rdv-insertion webhook: the handler failed; the delivery will come again', { name })
    return 500
  }
}
