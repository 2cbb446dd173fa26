/**
 * Whether a form may have been sent by one of our own pages. A browser says where a form comes from by `Sec-Fetch-Site` and
 * `Origin`, which no page can forge. A request with neither does not come from a browser, so that no cookie is misused.
 * @param publicOrigin origin under which citizens reach the pages
 * @param isLocal whether the request was sent straight to this machine by its loopback name
 */
export function isFromOwnPages(headers: Headers, publicOrigin: string, isLocal: boolean): boolean {
  const site = headers.get('sec-fetch-site')
  // `none` is the person, by the address bar or by reloading; a page cannot cause it.
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null || origin === publicOrigin) return true
  // A trial is reached by localhost and by 127.0.0.1 alike.
  return isLocal && origin === `http://${headers.get('host') ?? ''}`
}
