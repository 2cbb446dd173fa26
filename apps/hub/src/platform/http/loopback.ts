import type { HubEnv } from './hub-env.js'
import { parseAddress } from './parse-address.js'

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

/** What is known of where a request comes from. */
export interface RequestOrigin {
  headers: Headers
  /** Address at the other end of the connection; undefined once it is closed. */
  remoteAddress: string | undefined
  /** `1.1`; nginx speaks `1.0` to the servers behind it unless it is configured otherwise. */
  httpVersion: string
}

/** Headers that proxies, load balancers and CDNs add to what they forward, and clients do not send. */
const PROXY_HEADER =
  /^(forwarded|via|cdn-loop|client-ip|(true|fastly|fly)-client-ip|(cf|x-forwarded|x-real|x-original|x-originating|x-client|x-cluster|x-remote|x-envoy|x-amzn?|x-azure|x-arr|x-vercel|x-proxy|x-proxyuser|x-scheme|x-nginx)(-.*)?)$/

/**
 * Whether a request was sent straight to this machine by its loopback name. The connection decides; a proxy in between (which would
 * make the whole network look local) must not show in headers or in the version of HTTP, and a foreign name that resolves to
 * 127.0.0.1 (DNS rebinding by a web page) is refused. A proxy on this machine that rewrites `Host`, speaks HTTP/1.1 and adds no header
 * cannot be told from a local client: what must stay secret in live never depends on this.
 */
export function isDirectLoopback({ headers, remoteAddress, httpVersion }: RequestOrigin): boolean {
  if (!isLoopbackName(parseAddress(remoteAddress ?? '') ?? '') || httpVersion === '1.0') return false
  for (const name of headers.keys()) if (PROXY_HEADER.test(name)) return false
  return isLoopbackName((headers.get('host') ?? '').replace(/:\d+$/, ''))
}

/** What of a context tells where its request comes from. */
interface LocatedContext {
  req: { raw: Pick<Request, 'headers'> }
  env: HubEnv['Bindings'] | undefined
}

/** `isDirectLoopback` of a request to the hub. An application that is called in process, without server, has no other caller. */
export function isDirectLoopbackRequest(context: LocatedContext): boolean {
  const { headers } = context.req.raw
  const incoming = context.env?.incoming
  const remoteAddress = incoming ? incoming.socket.remoteAddress : '127.0.0.1'
  return isDirectLoopback({ headers, remoteAddress, httpVersion: incoming?.httpVersion ?? '1.1' })
}
