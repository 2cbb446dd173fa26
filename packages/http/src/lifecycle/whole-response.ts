import { AttemptFailure } from './failure.js'

/** Statuses whose responses may not have a body, by the fetch standard. */
const WITHOUT_BODY = new Set([101, 204, 205, 304])

/**
 * A response over bytes that have all arrived: reading it can neither wait nor fail half-way, and `json()` explains itself.
 * `content-encoding` is removed (the bytes are decoded), `content-length` is the true one.
 */
export function wholeResponse(received: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  const headers = new Headers(received.headers)
  headers.delete('content-encoding')
  headers.delete('transfer-encoding')
  headers.set('content-length', String(bytes.byteLength))
  const { status, statusText } = received
  const whole = new Response(WITHOUT_BODY.has(status) ? null : bytes, { status, statusText, headers })
  Object.defineProperty(whole, 'json', { value: async () => parseJson(bytes, status) })
  return whole
}

/** Strict where `Response.json()` is lenient: bytes that are no UTF-8 are refused, not replaced by question marks. */
function parseJson(bytes: Uint8Array, status: number): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AttemptFailure('contract', 'the answer is not UTF-8 text', { status })
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new AttemptFailure('contract', 'the answer is not JSON', { status })
  }
}
