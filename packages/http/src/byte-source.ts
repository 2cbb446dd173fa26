/**
 * Bytes as the functions of `crypto.subtle` declare them. Public declarations do not: `Uint8Array<ArrayBuffer>` is unknown before
 * TypeScript 5.7. A SharedArrayBuffer never occurs here.
 */
export function toBufferSource(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>
}
