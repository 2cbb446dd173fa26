import { isDirectLoopbackRequest } from '../../platform/loopback.js'

/**
 * Whether a form may have been sent by one of our own pages. A browser says where a form comes from by `Sec-Fetch-Site` and
 * `Origin`, which no page can forge; what is said by neither comes from no browser, and so from nobody whose cookie could be
 * misused.
 * @param publicOrigin origin under which citizens reach the pages
 */
export function isFromOwnPages(headers: Headers, publicOrigin: string): boolean {
  const site = headers.get('sec-fetch-site')
  // `none` is the person, by the address bar or by reloading; a page cannot cause it.
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null || origin === publicOrigin) return true
  // A trial is reached by localhost and by 127.0.0.1 alike.
  return isDirectLoopbackRequest(headers) && origin === `http://${headers.get('host') ?? ''}`
}
