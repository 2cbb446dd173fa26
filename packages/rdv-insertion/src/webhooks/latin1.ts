/** The UTF-8 bytes of a text that came as ISO-8859-1, where each byte is the code point of the same number. */
export function fromLatin1(bytes: Uint8Array): Uint8Array {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte))
  return new TextEncoder().encode(characters.join(''))
}
