/** Characters of a text that can be searched for (GPF). */
const MIN_TEXT_LENGTH = 3
const MAX_TEXT_LENGTH = 200

/** Whether the service would take a text: 3 to 200 characters, of which the first is a letter or a digit (GPF). */
export function isSearchable(text: string): boolean {
  return text.length >= MIN_TEXT_LENGTH && text.length <= MAX_TEXT_LENGTH && /^[\p{L}0-9]/u.test(text)
}

/** Overseas, the post code of an address and that of the base often differ: a search without it is worth a second call (LE). */
export function isOverseasPostcode(postcode: string): boolean {
  return /^9[78]/.test(postcode)
}
