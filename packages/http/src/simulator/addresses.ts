/**
 * Base addresses in the form to which an operation's path is appended.
 *
 * @throws TypeError when one is no absolute address
 */
export function baseUrlsOf(baseUrl: string | readonly string[]): string[] {
  const written = typeof baseUrl === 'string' ? [baseUrl] : [...baseUrl]
  return written.map((text) => {
    if (!URL.canParse(text)) throw new TypeError('baseUrl must be an absolute address, such as http://localhost:9000')
    const { origin, pathname } = new URL(text)
    return origin + pathname.replace(/\/+$/, '')
  })
}

/** The path of a request below whichever base address it was sent to. The host is not compared: whoever calls has chosen. */
export function pathBelow(url: URL, baseUrls: readonly string[]): string {
  const prefixes = baseUrls.map((baseUrl) => new URL(baseUrl).pathname.replace(/\/$/, ''))
  const prefix = prefixes.find((candidate) => url.pathname.startsWith(`${candidate}/`)) ?? ''
  return url.pathname.slice(prefix.length)
}
