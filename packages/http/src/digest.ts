import { toBufferSource } from './byte-source.js'

/** SHA-256 of a body, in hexadecimal: the same for a delivery that is repeated. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', toBufferSource(bytes))))
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
