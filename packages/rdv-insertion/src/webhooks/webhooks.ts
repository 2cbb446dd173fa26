import {
  createHmacProof,
  createWebhookReader,
  getHeader,
  instanceSecrets,
  type Proof,
  WebhookError,
  type WebhookReader,
  type WebhookReaderOptions,
} from '@hub/http/webhooks'
import { type EventModel, EVENTS, type WebhookEvent } from './events.js'
import { createJwtProof } from './jwt-proof.js'
import { fromLatin1 } from './latin1.js'

export interface WebhooksOptions extends WebhookReaderOptions<EventModel> {
  /**
   * Which proofs are taken. Default `['hmac']`: `jwt`, which some organisations have for appointments, only protects three fields of
   * the body, so that it must be asked for.
   */
  signatures?: readonly ('hmac' | 'jwt')[] | undefined
  /**
   * Tries once more with the body taken as ISO-8859-1, when its signature does not fit. Invitations came so in 2024, signed over
   * their UTF-8 text. Default false.
   */
  latin1Bodies?: boolean | undefined
}

export interface Webhooks extends WebhookReader<WebhookEvent> {}

/**
 * Receives the webhooks of rdv-insertion.
 *
 * @throws TypeError at once when a secret is empty or an option is not valid
 *
 * @example
 * const webhooks = createWebhooks({ secrets: [secret] })
 * const event = await webhooks.unwrap(request)
 * if (event.known && event.model === 'Rdv') await store(event.data)
 */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  return createWebhookReader<WebhookEvent>({ ...EVENTS, proof: createProof(options) }, options)
}

export const SIGNATURE_HEADER = 'X-Rdvi-Signature'

/** Either proof, where both are taken: a token counts where there is no HMAC. */
function createProof({ secrets, signatures = ['hmac'], latin1Bodies = false }: WebhooksOptions): Proof {
  const instances = instanceSecrets(secrets)
  if (signatures.length === 0 || signatures.some((each) => each !== 'hmac' && each !== 'jwt'))
    throw new TypeError("signatures must list 'hmac', 'jwt' or both")
  const readings = latin1Bodies ? [fromLatin1] : []
  const hmac = createHmacProof({ header: SIGNATURE_HEADER, instances, readings })
  const jwt = createJwtProof(instances)
  return async (request) => {
    if (signatures.includes('jwt') && getHeader(request, SIGNATURE_HEADER) === null) return jwt(request)
    if (!signatures.includes('hmac'))
      throw new WebhookError('missing_signature', 'it has an HMAC, and only JWTs are taken (signatures)')
    return hmac(request)
  }
}
