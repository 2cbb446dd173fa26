import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRateLimiter, type HubError } from '../src/index.js'
import { collect, createFilesClient, source } from './files-api.js'
import { json, localServer } from './local-server.js'

const failure = (promise: PromiseLike<unknown>): Promise<HubError> =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('resolved')
    },
    (error: HubError) => error,
  )

describe('a streamed answer', () => {
  it('arrives chunk by chunk, with its headers, while the server still writes', async () => {
    let writeRest = () => {}
    const { baseUrl, received } = await localServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'x-rows-count': '2', 'x-request-id': 'r-1' })
      response.write('a;')
      writeRest = () => response.end('b')
    })
    const { data, response, requestId, attempts } = await createFilesClient({ baseUrl }).getStream().withResponse()
    expect([response.headers.get('x-rows-count'), requestId, attempts]).toEqual(['2', 'r-1', 1])
    const reader = data.getReader()
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('a;')
    writeRest()
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('b')
    expect((await reader.read()).done).toBe(true)
    expect(received[0]?.headers).toMatchObject({ accept: '*/*', 'accept-encoding': 'identity' })
  })

  it('may be larger than maxResponseBytes, and empty', async () => {
    const { baseUrl } = await localServer((request, response) =>
      response.end(request.url === '/csv' ? 'x'.repeat(3_000_000) : ''),
    )
    const client = createFilesClient({ baseUrl, maxResponseBytes: 1_000 })
    expect(await collect(await client.geocode({ data: new Blob(['a']) }))).toHaveLength(3_000_000)
    expect(await collect(await client.getStream())).toBe('')
  })

  it('ends with an error for its reader when no chunk comes within idleTimeout', async () => {
    const { baseUrl, received } = await localServer((_, response) => void response.writeHead(200).write('a'))
    const stream = await createFilesClient({ baseUrl, idleTimeout: 150 }).startExport()
    const error = await failure(collect(stream))
    expect(error).toMatchObject({ name: 'TimeoutError', attempts: 1, mayHaveBeenApplied: true })
    expect(error.message).toContain(
      'Files startExport: no complete answer within 150 ms (idleTimeout, between two chunks',
    )
    expect(received).toHaveLength(1)
  })

  it('does not count the time that its reader takes, up to totalTimeout', async () => {
    const { baseUrl } = await localServer((_, response) => void response.writeHead(200).end('abc'))
    const client = createFilesClient({ baseUrl, idleTimeout: 2_000 })
    const stream = await client.getStream()
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    expect(await collect(stream)).toBe('abc')
  })

  it('is ended by totalTimeout, also when nobody reads it, and frees its connection', async () => {
    const unheard: unknown[] = []
    const record = (reason: unknown): void => void unheard.push(reason)
    process.on('unhandledRejection', record)
    onTestFinished(() => void process.off('unhandledRejection', record))
    let closed = 0
    const { baseUrl } = await localServer((_, response) => {
      response.on('close', () => closed++)
      response.writeHead(200).write('a')
    })
    const stream = await createFilesClient({ baseUrl }).getStream({ totalTimeout: 3_000 })
    await expect.poll(() => closed).toBe(1)
    expect(await failure(collect(stream))).toMatchObject({ name: 'TimeoutError', mayHaveBeenApplied: false })
    expect(unheard).toEqual([])
  })

  it('is ended by the signal, before and while it is read', async () => {
    let closed = 0
    const { baseUrl } = await localServer((_, response) => {
      response.on('close', () => closed++)
      response.writeHead(200).write('a')
    })
    for (const readsFirst of [true, false]) {
      const controller = new AbortController()
      const stream = await createFilesClient({ baseUrl }).getStream({ signal: controller.signal })
      const reading = readsFirst ? failure(collect(stream)) : undefined
      setTimeout(() => controller.abort(new Error('canary')), 20)
      await new Promise((resolve) => controller.signal.addEventListener('abort', resolve))
      expect(await (reading ?? failure(collect(stream)))).toMatchObject({ name: 'AbortedError', status: undefined })
    }
    await expect.poll(() => closed).toBe(2)
  })

  it('that its consumer leaves frees the connection, the timers and the turn', async () => {
    let closed = 0
    const { baseUrl } = await localServer((_, response) => {
      response.on('close', () => closed++)
      const timer = setInterval(() => response.write('row\n'), 5)
      response.on('close', () => clearInterval(timer))
    })
    const client = createFilesClient({ baseUrl, rateLimiter: createRateLimiter({ concurrency: 1 }) })
    for (let call = 0; call < 3; call++) {
      for await (const chunk of await client.getStream()) {
        expect(chunk.byteLength).toBeGreaterThan(0)
        break
      }
    }
    await expect.poll(() => closed).toBe(3)
  })

  it('holds its turn until its end', async () => {
    const { baseUrl } = await localServer((_, response) => void response.writeHead(200).end('abc'))
    const client = createFilesClient({ baseUrl, rateLimiter: createRateLimiter({ concurrency: 1 }) })
    const stream = await client.getStream()
    expect(await failure(client.getText({ totalTimeout: 100 }))).toMatchObject({ name: 'RateLimitError', attempts: 0 })
    await collect(stream)
    expect(await client.getText()).toBe('abc')
  })

  it('gives its turn back at once where there is nothing to read', async () => {
    const { baseUrl } = await localServer((request, response) =>
      request.url === '/stream' ? response.writeHead(204).end() : response.writeHead(200).end('abc'),
    )
    const rateLimiter = createRateLimiter({ concurrency: 1 })
    const client = createFilesClient({ baseUrl, rateLimiter, timeout: 120_000, totalTimeout: 120_000 })
    await failure(client.getStream())
    expect(await client.getText({ totalTimeout: 60_000 })).toBe('abc')
  })

  it('shorter than its declared length is an error, where fetch itself does not look', async () => {
    const fetch = async () => new Response('abc', { headers: { 'content-length': '5' } })
    const stream = await createFilesClient({ environment: 'production', fetch }).getStream()
    expect(await failure(collect(stream))).toMatchObject({ name: 'ConnectionError', isRetryable: true })
  })

  it('that is compressed against what was asked is refused, unless its API is known for it', async () => {
    const { gzipSync } = await import('node:zlib')
    const { baseUrl } = await localServer((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a;b')),
    )
    const client = createFilesClient({ baseUrl })
    for (const call of [client.getStream(), client.getText(), client.getBytes()])
      expect(await failure(call)).toMatchObject({ name: 'ContractError', status: 200 })
    expect(await collect(await client.geocode({ data: new Blob(['a']) }))).toBe('a;b')
  })

  it('is not sent again once it has begun, and is before that', async () => {
    const { baseUrl, received } = await localServer((request, response, count) => {
      if (count < 2) return json(response, 503, {}, { 'retry-after': '0' })
      response.writeHead(200, { 'content-length': '100' }).write('a')
      setTimeout(() => request.socket.destroy(), 20)
    })
    const stream = await createFilesClient({ baseUrl }).getStream()
    expect(await failure(collect(stream))).toMatchObject({ name: 'ConnectionError', attempts: 2 })
    expect(received).toHaveLength(2)
  })

  it('of a raw call is a stream too, without any check', async () => {
    const { baseUrl } = await localServer((_, response) => void response.writeHead(200).end('abc'))
    const { raw } = createFilesClient({ baseUrl })
    const { data } = (await raw.GET('/stream' as never, { parseAs: 'stream' } as never)) as { data?: ReadableStream }
    expect(await collect(data as ReadableStream)).toBe('abc')
    const read = (await raw.GET('/stream' as never, { parseAs: 'text' } as never)) as { data?: string }
    expect(read.data).toBe('abc')
  })

  it('of a status that the contract does not have is refused, and freed', async () => {
    let closed = 0
    const { baseUrl } = await localServer((_, response) => {
      response.on('close', () => closed++)
      response.writeHead(206).write('a')
    })
    expect(await failure(createFilesClient({ baseUrl }).getStream())).toMatchObject({
      name: 'ContractError',
      status: 206,
    })
    await expect.poll(() => closed).toBe(1)
  })
})

describe('an upload and an answer that are both streamed', () => {
  it('run at the same time', async () => {
    const { createServer } = await import('node:http')
    const server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      request.on('data', (chunk: Buffer) => response.write(chunk.length > 0 ? '.' : ''))
      request.on('end', () => response.end('end'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const chunks = Array.from({ length: 50 }, (_, index) => `${index};${'x'.repeat(10_000)}\n`)
    const { stream, state } = source(chunks)
    const client = createFilesClient({ baseUrl: `http://127.0.0.1:${port}` })
    const answer = await client.geocode({ data: { content: stream, filename: 'a.csv' } })
    expect(await collect(answer)).toMatch(/^\.+end$/)
    expect(state.read).toBe(51)
    server.close()
  })

  it('both end when the answer is left', async () => {
    const { createServer } = await import('node:http')
    let closed = 0
    const server = createServer((request, response) => {
      request.on('error', () => {}).resume()
      response.on('close', () => closed++)
      response.writeHead(200).write('a')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const { stream, state } = source(['a'], { stalls: true })
    const client = createFilesClient({ baseUrl: `http://127.0.0.1:${port}` })
    const answer = await client.geocode({ data: { content: stream, filename: 'a.csv' } })
    await answer.cancel()
    expect(state.cancelled).toBe(true)
    await expect.poll(() => closed).toBe(1)
    server.close()
  })
})

describe('text and bytes', () => {
  it.each<[string, Record<string, string>, Buffer, string]>([
    ['UTF-8', { 'content-type': 'text/csv' }, Buffer.from('é;b'), 'é;b'],
    ['a byte order mark', { 'content-type': 'text/csv; charset=utf-8' }, Buffer.from('\ufeffé;b'), 'é;b'],
    ['the charset it names', { 'content-type': 'text/csv; charset="ISO-8859-1"' }, Buffer.from('é;b', 'latin1'), 'é;b'],
    ['nothing', { 'content-length': '0' }, Buffer.from(''), ''],
    ['null', {}, Buffer.from('null'), 'null'],
  ])('text of %s', async (_, headers, bytes, expected) => {
    const { baseUrl } = await localServer((_request, response) => response.writeHead(200, headers).end(bytes))
    expect(await createFilesClient({ baseUrl }).getText()).toBe(expected)
  })

  it.each([
    ['no UTF-8', { 'content-type': 'text/csv' }],
    ['a charset nobody knows', { 'content-type': 'text/csv; charset=canary' }],
  ])('text of %s is a ContractError that shows nothing of it', async (_, headers) => {
    const bytes = Buffer.from('canary é', 'latin1')
    const { baseUrl } = await localServer((_request, response) => response.writeHead(200, headers).end(bytes))
    const error = await failure(createFilesClient({ baseUrl }).getText())
    expect(error).toMatchObject({ name: 'ContractError', status: 200 })
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('canary')
  })

  it('bytes are those that came', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255])
    const { baseUrl } = await localServer((_, response) => response.writeHead(200).end(bytes))
    const data = await createFilesClient({ baseUrl }).getBytes()
    expect([data.constructor, [...data]]).toEqual([Uint8Array, [...bytes]])
  })
})
