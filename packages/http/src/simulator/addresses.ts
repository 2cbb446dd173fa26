import { withoutBasePath } from '../client/base-url.js'

/**
 * Base addresses in the form to which an operation's path is appended.
 *
 * @param basePath What every path of the API begins with, such as `/api/v1`; taken off an address that ends in it.
 * @throws TypeError when one is no absolute address
 */
export function parseBaseUrls(
  baseUrl: string | readonly string[],
  basePath: string | readonly string[] = [],
): string[] {
  const written = typeof baseUrl === 'string' ? [baseUrl] : [...baseUrl]
  return written.map((text) => {
    if (!URL.canParse(text)) throw new TypeError('baseUrl must be an absolute address, such as http://localhost:9000')
    const { origin, pathname } = new URL(text)
    return withoutBasePath(origin + pathname, basePath)
  })
}

/** The path of a request below whichever base address it was sent to. The host is not compared. */
export function getPathBelow(url: URL, baseUrls: readonly string[]): string {
  const prefixes = baseUrls.map((baseUrl) => new URL(baseUrl).pathname.replace(/\/$/, ''))
  const prefix = prefixes.find((candidate) => url.pathname.startsWith(`${candidate}/`)) ?? ''
  return url.pathname.slice(prefix.length)
}
