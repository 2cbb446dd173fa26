import {
  createHmacProof,
  createWebhookReader,
  instanceSecrets,
  type WebhookReader,
  type WebhookReaderOptions,
  type WebhookSecrets,
} from '@hub/http/webhooks'
import { type EventModel, EVENTS, type WebhookEvent } from './events.js'

export interface WebhooksOptions extends WebhookReaderOptions<EventModel> {
  /**
   * The secrets given to the endpoints; several at once also let one be changed without losing a delivery. By instance,
   * `{ 'rdv-solidarites': […], 'rdv-service-public': […] }`, when endpoints of several are received here: the same ids occur in each.
   */
  secrets: WebhookSecrets
}

export interface Webhooks extends WebhookReader<WebhookEvent> {}

/**
 * Receives the webhooks of RDV-Solidarités.
 *
 * There is no time in the signature: a captured delivery can be sent again at any time. Remember digests, or put events in order,
 * so that nothing is done twice.
 *
 * @throws TypeError at once when a secret is empty or an option is not valid
 *
 * @example
 * const webhooks = createWebhooks({ secrets: [secret] })
 * const event = await webhooks.unwrap(request)
 * if (event.known && event.model === 'Rdv') await store(event.data)
 */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const proof = createHmacProof({ header: SIGNATURE_HEADER, instances: instanceSecrets(options.secrets) })
  return createWebhookReader<WebhookEvent>({ ...EVENTS, proof }, options)
}

export const SIGNATURE_HEADER = 'X-Lapin-Signature'
