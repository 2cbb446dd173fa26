/**
 * Invisible characters that are pasted with an identifier: the format characters of Unicode (zero-width spaces, soft hyphens,
 * direction marks, byte order marks), other ignorable code points (variation selectors, fillers), the blank Braille pattern, and
 * control characters. White space is kept, including line breaks: a line break inside is a mistake, or a header injection.
 */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u{2800}]|(?!\s)\p{Cc}/gu

/**
 * Removes invisible characters from an identifier that was typed or pasted. Not for names and postal addresses: some scripts need
 * joiners between their letters.
 */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}
