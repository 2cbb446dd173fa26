import { parseSignature, verifySignature } from './hmac.js'
import { findInstance, type InstanceSecrets } from './instances.js'
import { getHeader, type RequestHeaders } from './signed-request.js'
import { WebhookError } from './webhook-error.js'

/** A body whose sender is proven. */
export interface ProvenBody {
  /** Instance of the secret that it was signed with. */
  instance: string | null
  /** The bytes that were signed, which are to be parsed. */
  bytes: Uint8Array
  /** Added to the event, such as which proof was given. */
  details?: object | undefined
  /** Checks the event where the proof only covers parts of it. @throws WebhookError */
  confirm?: ((event: { model: string; data: unknown }) => void) | undefined
}

/**
 * How a sender proves that a delivery is its own, in two steps: the headers are looked at before the body is received.
 *
 * @returns what verifies the body
 * @throws WebhookError when the headers hold no proof
 */
export type Proof = (request: RequestHeaders) => Promise<(body: Uint8Array) => Promise<ProvenBody>>

export interface HmacProofOptions {
  /** The header with the 64 hexadecimal digits of an HMAC-SHA256 of the body. */
  header: string
  instances: readonly InstanceSecrets[]
  /** Other readings of a body, tried in order when the signature was not made over its bytes. Default: none. */
  readings?: readonly ((body: Uint8Array) => Uint8Array)[] | undefined
}

/** The proof of most senders: an HMAC-SHA256 of the body in a header. */
export function createHmacProof({ header, instances, readings = [] }: HmacProofOptions): Proof {
  return async (request) => {
    const signature = parseSignature(getHeader(request, header))
    return async (body) => {
      for (const read of [(bytes: Uint8Array) => bytes, ...readings]) {
        const bytes = read(body)
        const found = await findInstance(instances, (secrets) => verifySignature(bytes, signature, secrets))
        if (found !== undefined) return { instance: found.instance, bytes }
      }
      throw new WebhookError('bad_signature', 'its signature was made with none of the secrets, or over another body')
    }
  }
}
