import { WebhookError } from './webhook-error.js'

/**
 * The JSON of a verified delivery.
 *
 * @throws WebhookError `not_utf8` or `not_json`, without the engine's message, which quotes the text
 */
export function parseSignedJson(bytes: Uint8Array): unknown {
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
