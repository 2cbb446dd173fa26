import { LinkError } from './link-error.js'

/**
 * An address to which a path is appended: http or https, without query, fragment, credentials and final slash.
 *
 * @throws LinkError
 */
export function parseBase(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password)
    throw new LinkError('base', 'must be an http or https address without query and fragment')
  return (url.origin + url.pathname).replace(/\/+$/, '')
}
