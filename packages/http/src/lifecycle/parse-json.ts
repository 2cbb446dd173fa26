import { AttemptFailure } from './failure.js'

let decoder: TextDecoder | undefined

/**
 * Strict where `Response.json()` is lenient: bytes that are no UTF-8 are refused, not replaced by question marks.
 *
 * @throws AttemptFailure when the bytes are no JSON in UTF-8
 */
export function parseJson(bytes: Uint8Array<ArrayBuffer>, status: number): unknown {
  decoder ??= new TextDecoder('utf-8', { fatal: true })
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    const body = new TextDecoder().decode(bytes)
    throw new AttemptFailure('contract', 'the answer is not UTF-8 text', { status, body })
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new AttemptFailure('contract', 'the answer is not JSON', { status, body: text })
  }
}
