import { sha256 } from '../digest.js'
import type { WebhookSecrets } from './instances.js'
import type { Proof } from './proof.js'
import { type EventDefinition, readEvent } from './read-event.js'
import { parseSignedJson } from './parse-signed-json.js'
import { readSignedBody } from './read-signed-body.js'
import type { WebhookVerifier } from './receive.js'
import type { RequestHeaders, SignedRequest } from './signed-request.js'
import { WebhookError } from './webhook-error.js'

/** The options that the readers of all senders have. */
export interface WebhookReaderOptions<Model extends string> {
  /**
   * The secrets agreed with the sender, one per endpoint; several at once also let one be changed without losing a delivery. By
   * instance, `{ production: […], demo: […] }`, when endpoints of several are received here: the same ids occur in each.
   */
  secrets: WebhookSecrets
  /** The models to be read. Events of others are ignored as those of no known model are, whatever they hold. Default: all. */
  models?: readonly Model[] | undefined
  /**
   * Milliseconds after its `timestamp` from which an event is refused as `too_old`. Default: none, since a delivery is repeated for days
   * or weeks with its first `timestamp`.
   */
  maxAge?: number | undefined
  /** Maximum body size, in bytes. Default 1 MiB. */
  maxBytes?: number | undefined
}

/** Verifies and reads the deliveries of one sender. */
export interface WebhookReader<Event extends { known: boolean; digest: string }> extends WebhookVerifier<Event> {
  /**
   * The event of a delivery, verified over its exact bytes. Takes a `Request`, or a request of Node.js or Express, unread. A delivery
   * without a proof in its headers is refused before its body is received.
   *
   * @throws WebhookError with a `reason` and the `status` to answer
   */
  unwrap(request: SignedRequest): Promise<Event>
  /**
   * The two halves of `unwrap`, for a server that receives bodies itself: looks at the headers, and returns what verifies and reads the
   * body. `maxBytes` does not apply: the server that received the body has limited it.
   *
   * @throws WebhookError, both halves
   */
  begin(request: RequestHeaders): Promise<(body: Uint8Array) => Promise<Event>>
}

/**
 * Creates the reader of one sender's webhooks. For each delivery:
 *
 * 1. verify that its headers hold a proof, before the body is received
 * 2. receive the body, up to `maxBytes`, and verify its signature, which also tells the instance
 * 3. return an event of another model or name as unknown, without validating it
 * 4. validate the rest, leaving out the list entries that cannot be read, and check `maxAge`
 *
 * @typeParam Event the events in the sender's own types, as `definition` describes them
 * @throws TypeError when `maxAge` is not a positive number
 */
export function createWebhookReader<Event extends { known: boolean; digest: string }>(
  definition: EventDefinition & { proof: Proof },
  options: Pick<WebhookReaderOptions<string>, 'models' | 'maxAge' | 'maxBytes'>,
): WebhookReader<Event> {
  const { models: acceptedModels = Object.keys(definition.models), maxAge = Infinity, maxBytes } = options
  if (!(maxAge > 0)) throw new TypeError('maxAge must be a positive number of milliseconds')

  async function begin(request: RequestHeaders): Promise<(body: Uint8Array) => Promise<Event>> {
    const verifyBody = await definition.proof(request)
    return async (body) => {
      const { instance, bytes, details, confirm } = await verifyBody(body)
      const context = { instance, digest: await sha256(body), details, acceptedModels }
      const event = readEvent(parseSignedJson(bytes), definition, context)
      confirm?.(event)
      if (event.sentAt !== null && event.sentAt < Date.now() - maxAge) {
        throw new WebhookError('too_old', 'its timestamp is older than maxAge allows')
      }
      return event as unknown as Event
    }
  }

  return {
    begin,
    async unwrap(request) {
      const readBody = await begin(request)
      return readBody(await readSignedBody(request, { maxBytes }))
    },
  }
}
