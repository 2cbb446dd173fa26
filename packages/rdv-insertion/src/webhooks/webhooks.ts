import {
  headerOf,
  type HmacSecrets,
  hmacSecrets,
  readSignedBody,
  readSignedJson,
  sha256,
  type SignedRequest,
  type Unwrapper,
  verifyHmacSha256,
  WebhookError,
} from '@hub/http/webhooks'
import { fromLatin1 } from './body-text.js'
import { readEvent, type WebhookEvent } from './events.js'
import { verifyJws } from './jws.js'

export interface WebhooksOptions {
  /** The secrets agreed with rdv-insertion, one per endpoint; several at once also let one be changed without losing a delivery. */
  secrets: string | readonly string[]
  /**
   * Which proofs are taken. Default `['hmac']`: `jwt`, which some organisations have for appointments, only protects three fields of
   * the body, so that it must be asked for.
   */
  signatures?: readonly ('hmac' | 'jwt')[] | undefined
  /**
   * Milliseconds after its `timestamp` from which an event is refused as `too_old`. Default: none, since rdv-insertion repeats a
   * delivery for about three weeks with its first `timestamp`.
   */
  maxAge?: number | undefined
  /** Bytes of a body above which it is refused. Default 1 MiB. */
  maxBytes?: number | undefined
  /**
   * Tries once more with the body taken as ISO-8859-1, when its signature does not fit. Invitations came so in 2024, signed over
   * their UTF-8 text. Default false.
   */
  latin1Bodies?: boolean | undefined
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
 * Receives the webhooks of rdv-insertion.
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
  const { signatures = ['hmac'], maxAge = Infinity, maxBytes, latin1Bodies = false } = options
  if (signatures.length === 0 || signatures.some((each) => each !== 'hmac' && each !== 'jwt'))
    throw new TypeError("signatures must list 'hmac', 'jwt' or both")
  if (!(maxAge > 0)) throw new TypeError('maxAge must be a positive number of milliseconds')

  async function unwrap(request: SignedRequest): Promise<WebhookEvent> {
    const received = await readSignedBody(request, { maxBytes })
    const byJwt = signatures.includes('jwt') && headerOf(request, SIGNATURE_HEADER) === null
    if (!byJwt && !signatures.includes('hmac'))
      throw new WebhookError('missing_signature', 'it has an HMAC, and only JWTs are taken (signatures)')
    const event = byJwt
      ? await unwrapJwt(request, received, secrets)
      : await unwrapHmac(request, received, secrets, latin1Bodies)
    if (event.sentAt !== null && event.sentAt < Date.now() - maxAge)
      throw new WebhookError('too_old', 'its timestamp is older than maxAge allows')
    return event
  }
  return { unwrap }
}

const SIGNATURE_HEADER = 'x-rdvi-signature'

async function unwrapHmac(
  request: SignedRequest,
  received: Uint8Array<ArrayBuffer>,
  secrets: HmacSecrets,
  latin1Bodies: boolean,
): Promise<WebhookEvent> {
  const signature = headerOf(request, SIGNATURE_HEADER)
  const readings = latin1Bodies ? [() => received, () => fromLatin1(received)] : [() => received]
  for (const reading of readings) {
    const bytes = reading()
    if (await verifyHmacSha256(bytes, signature, secrets))
      return readEvent(readSignedJson(bytes), { signature: 'hmac', digest: await sha256(received) })
  }
  throw new WebhookError('bad_signature', 'its signature was made with none of the secrets, or over another body')
}

/** Only what the token repeats of the body is proven: the two must agree. */
async function unwrapJwt(
  request: SignedRequest,
  bytes: Uint8Array<ArrayBuffer>,
  secrets: HmacSecrets,
): Promise<WebhookEvent> {
  const claims = await verifyJws(headerOf(request, 'authorization'), secrets, Date.now())
  const event = readEvent(readSignedJson(bytes), { signature: 'jwt', digest: await sha256(bytes) })
  const data = event.data as Record<string, unknown>
  const agrees = ['id', 'address', 'starts_at'].every((name) => (claims[name] ?? null) === (data[name] ?? null))
  if (event.model !== 'Rdv' || !agrees || claims['id'] === undefined)
    throw new WebhookError('bad_signature', 'its JWT was made for another appointment than that of the body')
  return event
}
