import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** A host that no name server knows: whoever reaches it went through the proxy. */
export const PROXIED = 'http://ants.invalid'

export interface Service extends AsyncDisposable {
  /** Answers as ANTS does below `/fine`; `/busy-once/<name>` refuses the first call, `/unknown-token` each. */
  service: string
  /** A forward proxy, for tunnels and for plain requests, to which every host is the service. */
  proxy: string
}

/** What the smoke suite calls: a service and a proxy on loopback. */
export async function startService(): Promise<Service> {
  const busy = new Set<string>()
  const service = createServer(({ url = '' }, response) => {
    const [, kind = '', name = ''] = url.split('/')
    const isBusy = kind === 'busy-once' && !busy.has(name)
    busy.add(name)
    const status = kind === 'unknown-token' ? 401 : isBusy ? 503 : 200
    const body = status === 200 ? { SOLOCAL001: { status: 'validated', appointments: [] } } : { detail: 'No' }
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' }).end(JSON.stringify(body))
  })
  const { port } = await listen(service)
  const proxy = createServer((incoming, outgoing) => {
    const { pathname, search } = new URL(incoming.url ?? '', 'http://any')
    const { method, headers } = incoming
    incoming.pipe(
      request({ port, path: pathname + search, method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      }),
    )
  })
  proxy.on('connect', (_request, socket, head) => {
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  const { port: proxyPort } = await listen(proxy)
  return {
    service: `http://127.0.0.1:${port}`,
    proxy: `http://127.0.0.1:${proxyPort}`,
    [Symbol.asyncDispose]: async () => {
      for (const server of [service, proxy]) server.closeAllConnections()
      await Promise.all([service, proxy].map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

async function listen(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server.address() as AddressInfo
}
