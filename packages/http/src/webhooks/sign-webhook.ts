import { signHmac } from './hmac.js'

/** The parts of a delivery, for `fetch(url, signed)` or `new Request(url, signed)`. */
export interface SignedWebhook {
  method: 'POST'
  headers: Record<string, string>
  body: string
}

/** A delivery with an HMAC-SHA256 of its body in a header, as most senders make it. */
export async function signWebhook(
  body: string,
  { secret, header, headers }: { secret: string; header: string; headers: Record<string, string> },
): Promise<SignedWebhook> {
  return { method: 'POST', headers: { ...headers, [header]: await signHmac(body, secret) }, body }
}
