/** Whether a name or address (as in `HOST` or a URL's hostname) can only mean this machine. */
export function isLoopbackName(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(name)
  )
}

/**
 * Whether a request was sent straight to this machine by its loopback name: no proxy in between (which would make the whole
 * network look local) and no foreign name that resolves to 127.0.0.1 (DNS rebinding by a web page).
 */
export function isDirectLoopbackRequest(headers: Headers): boolean {
  for (const name of headers.keys()) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) return false
  }
  const host = headers.get('host') ?? ''
  return isLoopbackName(host.replace(/:\d+$/, ''))
}
