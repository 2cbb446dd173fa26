import { type Logger, toSafeLogger } from '../logger.js'
import type { SignedRequest } from './signed-request.js'
import { WebhookError } from './webhook-error.js'

/** What every verified delivery says, whatever the API. */
export interface Delivery {
  /** False for a kind that this version does not know. */
  readonly known: boolean
  /** SHA-256 of the body: the same for a delivery that is repeated. */
  readonly digest: string
}

/** The kinds of an API's deliveries that this version knows. */
export type KnownDelivery<Event extends Delivery> = Extract<Event, { known: true }>

/** What verifies and reads deliveries: an API's `createWebhooks(…)`. */
export interface Unwrapper<Event extends Delivery> {
  unwrap(request: SignedRequest): Promise<Event>
}

/** Where deliveries that were handled are remembered, by their digest. */
export interface HandledDeliveries {
  has(digest: string): Promise<boolean> | boolean
  /** Called, and waited for, once the handler has succeeded: a delivery whose handling failed must come again. */
  add(digest: string): unknown
}

export interface ReceiveOptions<Event extends Delivery> {
  /** Does the work of one event, and is waited for; when it throws, 500 is answered and the sender comes again. Keep it short. */
  handle: (event: KnownDelivery<Event>) => unknown
  /** Remembers what was handled, so that a repeated delivery is answered without being handled again. Default: nothing. */
  handled?: HandledDeliveries | undefined
  /** Told why a delivery was refused or failed, and that one was ignored; never what it holds. */
  logger?: Logger | undefined
}

/**
 * Takes one delivery and tells the status to answer: 200 when it was handled, or is of a kind that is not known (senders repeat what is
 * refused, for weeks), 401 when it is not proven, 400 or 413 when it is unreadable, 500 when it should come again.
 */
export async function receiveWebhook<Event extends Delivery>(
  webhooks: Unwrapper<Event>,
  request: SignedRequest,
  { handle, handled, logger }: ReceiveOptions<Event>,
): Promise<number> {
  const log = toSafeLogger(logger)
  try {
    const event = await webhooks.unwrap(request)
    if (!isKnown(event)) {
      log.info('webhook ignored: its model or event is not known', { digest: event.digest })
      return 200
    }
    if (await handled?.has(event.digest)) return 200
    await handle(event)
    await handled?.add(event.digest)
    return 200
  } catch (thrown) {
    if (WebhookError.isInstance(thrown)) {
      log.warn(thrown.message, { reason: thrown.reason, status: thrown.status })
      return thrown.status
    }
    // What the handler threw may quote the event.
    const name = thrown instanceof Error ? thrown.name : typeof thrown
    log.error('webhook: the handler failed; the delivery will come again', { name })
    return 500
  }
}

function isKnown<Event extends Delivery>(event: Event): event is KnownDelivery<Event> {
  return event.known
}
