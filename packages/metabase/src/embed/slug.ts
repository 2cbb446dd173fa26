/**
 * The name of a parameter as Metabase makes it from its label: lower case, `_` for white space, everything else percent-encoded. In a
 * signed token it stands exactly so, as text inside the JSON: `d%C3%A9partement` (LE).
 *
 * @param label Such as `Département`, or a name that is encoded already, which stays as it is.
 */
export function metabaseSlug(label: string): string {
  const plain = isEncoded(label) ? decodeURIComponent(label) : label
  return encodeURIComponent(plain.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, '_'))
}

/** Whether a name was encoded twice: nothing on a dashboard has such a name. */
export function isEncodedTwice(name: string): boolean {
  return /%25[0-9a-f]{2}/i.test(name)
}

function isEncoded(text: string): boolean {
  if (!/%[0-9a-f]{2}/i.test(text)) return false
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
