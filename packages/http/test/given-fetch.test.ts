import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import ky from 'ky'
import nodeFetch from 'node-fetch'
import * as undici8 from 'undici'
import * as undici6 from 'undici-6'
import * as undici7 from 'undici-7'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFilesClient } from './files-api.js'
import { json, localServer } from './local-server.js'
import { createParcelClient, type ParcelClientOptions } from './parcel-api.js'

type Fetch = NonNullable<ParcelClientOptions['fetch']>

const withAgent = ({ fetch, Agent }: typeof undici8): Fetch => {
  const dispatcher = new Agent({ keepAliveTimeout: 10 })
  return (url, init) => fetch(url, { ...init, dispatcher } as never) as never
}

/** The `fetch` of other libraries, none of which knows a Request, a Response or a FormData but its own. */
const given: Record<string, Fetch> = {
  'undici 6 with an agent': withAgent(undici6 as never),
  'undici 7 with an agent': withAgent(undici7 as never),
  'undici 8 with an agent': withAgent(undici8),
  'node-fetch 3': nodeFetch as never,
  'a ky instance': ky.create({ retry: 0, throwHttpErrors: false, timeout: false }),
}

describe.each(Object.entries(given))('%s', (_, fetch) => {
  it('sends paths, queries, headers and bodies', async () => {
    const { baseUrl, received } = await localServer((_request, response) => json(response, 200, { weight: 3 }))
    const client = createParcelClient({ baseUrl, fetch })
    expect(await client.getParcel('p 1')).toEqual({ weight: 3 })
    await client.createParcel('Ada')
    expect(received.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', '/parcels/p%201?fields=a&fields=b%20c', ''],
      ['POST', '/parcels', '{"owner":"Ada"}'],
    ])
    expect(received[1]?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': '@hub/parcels/1.2.3',
    })
  })

  it('repeats what may be repeated, and gives typed errors', async () => {
    const { baseUrl, received } = await localServer((_request, response, count) =>
      count === 1 ? json(response, 503, {}) : json(response, 404, { reason: 'gone' }, { 'x-request-id': 'r-1' }),
    )
    const error = await createParcelClient({ baseUrl, fetch })
      .getParcel('p1')
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'NotFoundError', attempts: 2, requestId: 'r-1' })
    expect((error as { body(): unknown }).body()).toEqual({ reason: 'gone' })
    expect(received).toHaveLength(2)
  })

  it('ends in time, in the headers and in the body', async () => {
    const silent = await localServer(() => {})
    const options = { fetch, timeout: 300, maxRetries: 0 }
    await expect(createParcelClient({ ...options, baseUrl: silent.baseUrl }).getParcel('p1')).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    const stalled = await localServer((_request, response) => void response.writeHead(200).write('{'))
    await expect(createParcelClient({ ...options, baseUrl: stalled.baseUrl }).getParcel('p1')).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })

  it('tells why there was no connection', async () => {
    const { baseUrl } = await localServer(() => {})
    const nobody = baseUrl.replace(/\d+$/, '1')
    const call = createParcelClient({ baseUrl: nobody, fetch, maxRetries: 0 }).getParcel('p1')
    await expect(call).rejects.toMatchObject({ name: 'ConnectionError', mayHaveBeenApplied: false })
  })

  it('sends forms and files', async () => {
    const { baseUrl, received } = await localServer((_request, response) => json(response, 200, {}))
    const { importFile } = createFilesClient({ baseUrl, fetch, validate: 'off' })
    await importFile({ data: { content: 'a;b\n', filename: 'a.csv', type: 'text/csv' } })
    expect(received[0]?.headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=/)
    expect(received[0]?.body).toContain('filename="a.csv"')
    expect(received[0]?.body).toContain('a;b\n')
  })

  it('works for raw calls', async () => {
    const { baseUrl } = await localServer((request, response) => json(response, 200, { got: request.body }))
    const { raw } = createParcelClient({ baseUrl, fetch })
    const { data } = await raw.POST('/parcels' as never, { body: { owner: 'x' } } as never)
    expect(data).toEqual({ got: '{"owner":"x"}' })
  })
})

/** A forward proxy that tunnels, as companies have them. */
async function startProxy() {
  const tunnels: string[] = []
  const proxy = createServer((_request, response) => response.writeHead(400).end())
  proxy.on('connect', (request, socket, head: Buffer) => {
    tunnels.push(request.url ?? '')
    const [host = '', port] = (request.url ?? '').split(':')
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      target.write(head)
      target.pipe(socket).pipe(target)
    })
    for (const end of [target, socket]) end.on('error', () => void target.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return { address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, tunnels }
}

it('goes through a forward proxy with the ProxyAgent of undici', async () => {
  const { baseUrl } = await localServer((_request, response) => json(response, 200, { weight: 3 }))
  const { address, tunnels } = await startProxy()
  const dispatcher = new undici8.ProxyAgent({ uri: address, proxyTunnel: true })
  onTestFinished(() => dispatcher.destroy())
  const fetch: Fetch = (url, init) => undici8.fetch(url, { ...init, dispatcher } as never) as never
  expect(await createParcelClient({ baseUrl, fetch }).getParcel('p1')).toEqual({ weight: 3 })
  expect(tunnels).toEqual([new URL(baseUrl).host])
})

it('what a `fetch` adds to the headers that it gets goes out with that request only', async () => {
  const sent: (string | null)[] = []
  const fetch: Fetch = async (_url, init) => {
    const headers = init?.headers as Record<string, string>
    if (!(headers instanceof Object)) throw new TypeError('no ordinary object')
    sent.push(headers['x-tenant'] ?? null)
    headers['x-tenant'] = 'a'
    return Response.json({ weight: 3 }, { status: sent.length === 1 ? 503 : 200, headers: { 'retry-after': '0' } })
  }
  const client = createParcelClient({ baseUrl: 'https://parcels.example', fetch, auth: undefined })
  for (let call = 0; call < 2; call++) await client.getParcel('p1')
  expect(sent).toEqual([null, null, null])
})
