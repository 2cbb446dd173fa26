/**
 * The query of a request, without the question mark: lists as repeated keys, objects as `name[key]`, null and undefined left out. Names
 * stand as the document writes them, values are percent-encoded.
 *
 * @throws TypeError when a value has more depth than a query can express
 */
export function serializeQuery(parameters: object = {}): string {
  const parts: string[] = []
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return
    if (typeof value === 'object') throw new TypeError(name)
    parts.push(`${name}=${encodeURIComponent(value as string)}`)
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (Array.isArray(value)) for (const item of value) add(name, item)
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) add(`${name}[${key}]`, item)
    else add(name, value)
  }
  return parts.join('&')
}
