const ANYWHERE = 'https://hub.invalid'

/**
 * Where to go after signing in: only a page that is ours, whatever an address says.
 * @param base path under which the hub is published
 */
export function readReturnPath(text: string | null | undefined, base: string): string | undefined {
  if (text == null || text.length > 2_000 || !/^\/[^/\\]/.test(text) || !URL.canParse(text, ANYWHERE)) return undefined
  const { origin, pathname, search } = new URL(text, ANYWHERE)
  const isOurs = [`${base}/linky/`, `${base}/oauth/`].some((prefix) => pathname.startsWith(prefix))
  return origin === ANYWHERE && isOurs ? `${pathname}${search}` : undefined
}
