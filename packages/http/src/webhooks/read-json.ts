import { WebhookError } from './webhook-error.js'

/**
 * What the bytes of a verified delivery say.
 *
 * @throws WebhookError `not_utf8` or `not_json`, without the engine's message, which quotes the text
 */
export function readSignedJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  try {
    return JSON.parse(text)
  } catch {
    throw new WebhookError('not_json', 'its body is not JSON')
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new WebhookError('not_utf8', 'its body is not UTF-8 text')
  }
}
