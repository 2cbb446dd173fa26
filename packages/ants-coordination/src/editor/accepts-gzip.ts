import { memoize } from './memoize.js'

const MAX_HEADERS = 8
const CODING = /^\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?$/i

/**
 * Whether the answer to a client that sent this `Accept-Encoding` (RFC 9110, section 12.5.3) is in gzip: when it accepts gzip and does not
 * prefer the plain text; also when it refuses the plain text and says nothing of gzip. A client that refuses both gets the plain text.
 */
export function acceptsGzip(header: string | null): boolean {
  if (header === '' || header === null) return false
  return readHeader(header)
}

/** Nearly all requests come from one client, which sends the same each time. */
const readHeader = memoize((header) => {
  const weights = new Map<string, number>()
  for (const element of header.split(',')) {
    const [, name, weight = '1'] = CODING.exec(element) ?? []
    if (name !== undefined) weights.set(name.toLowerCase(), Number(weight))
  }
  const plain = weights.get('identity')
  const gzip = weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? (plain === 0 ? 1 : 0)
  return gzip > 0 && gzip >= (plain ?? 0)
}, MAX_HEADERS)
