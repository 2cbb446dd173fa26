const ESCAPES: Readonly<Record<string, string>> = {
  '&': '\\u0026',
  '<': '\\u003c',
  '>': '\\u003e',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/**
 * JSON as Rails writes it: five characters as `\uXXXX`, all others as they are. Whoever parses it and writes it again gets other
 * bytes than those that were signed.
 */
export function railsJson(value: unknown): string {
  return JSON.stringify(value).replace(/[&<>\u2028\u2029]/g, (character) => ESCAPES[character] ?? character)
}

/** The UTF-8 bytes of a text that came as ISO-8859-1, where each byte is the code point of the same number. */
export function fromLatin1(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte))
  return new TextEncoder().encode(characters.join(''))
}
