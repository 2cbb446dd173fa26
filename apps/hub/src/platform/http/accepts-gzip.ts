const CODING = /^\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?$/i

/** Whether a client that sent this `Accept-Encoding` (RFC 9110, section 12.5.3) takes gzip. */
export function acceptsGzip(header: string | undefined): boolean {
  const weights = new Map<string, number>()
  for (const element of header?.split(',') ?? []) {
    const [, name, weight = '1'] = CODING.exec(element) ?? []
    if (name !== undefined) weights.set(name.toLowerCase(), Number(weight))
  }
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0
}
