import { type Logger, toSafeLogger } from '../logger.js'
import { assertDeliveryStore, type Deliveries, handleOnce } from './delivery-store.js'
import type { SignedRequest } from './signed-request.js'
import { WebhookError } from './webhook-error.js'

/** Properties of every verified delivery, whatever the API. */
export interface Delivery {
  /** False for a kind that this version does not know. */
  readonly known: boolean
  /** SHA-256 of the body: the same for a delivery that is repeated. */
  readonly digest: string
  /** Paths of the entries that could not be read and were left out; absent or empty when there are none. */
  readonly unreadable?: readonly string[]
}

/** The kinds of an API's deliveries that this version knows. */
export type KnownDelivery<Event extends Delivery> = Extract<Event, { known: true }>

/** What verifies and reads deliveries: an API's `createWebhooks(…)`. */
export interface WebhookVerifier<Event extends Delivery> {
  unwrap(request: SignedRequest): Promise<Event>
}

export interface ReceiveOptions<Event extends Delivery> {
  /** Does the work of one event and is awaited. When it throws, the answer is 500 and the sender sends the event again. Keep it short. */
  handle: (event: KnownDelivery<Event>) => unknown
  /**
   * Where deliveries are claimed, so that of several copies, even of those that arrive together, one is handled: a `Set` or
   * `createMemoryDeliveryStore()` for one process, a DeliveryStore for several. Default: nowhere, and every copy is handled.
   */
  handled?: Deliveries | undefined
  /** Receives a line for each delivery that was refused, failed or ignored; never its content. */
  logger?: Logger | undefined
}

/**
 * Receives one delivery and returns the status to answer: 200 when it was handled, or is of a kind that is not known (senders repeat what is
 * refused, for weeks), 401 when it is not proven, 400 or 413 when it is unreadable, 500 when it should come again, 503 when a copy of it
 * is being handled elsewhere.
 *
 * @throws TypeError when `handled` cannot claim and release
 */
export async function receiveWebhook<Event extends Delivery>(
  webhooks: WebhookVerifier<Event>,
  request: SignedRequest,
  { handle, handled: deliveryStore, logger }: ReceiveOptions<Event>,
): Promise<number> {
  assertDeliveryStore(deliveryStore)
  const log = toSafeLogger(logger)
  try {
    const event = await webhooks.unwrap(request)
    if (!isKnown(event)) {
      log.info('webhook ignored: its model or event is not known', { digest: event.digest })
      return 200
    }
    const { unreadable = [] } = event
    if (unreadable.length > 0)
      log.warn('webhook: entries that cannot be read were left out', { places: unreadable.join(', ') })
    const isDone = await handleOnce(deliveryStore, event.digest, () => handle(event))
    if (!isDone)
      log.info('webhook: a copy of it is being handled; this one should come again', { digest: event.digest })
    return isDone ? 200 : 503
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
