import { once } from 'node:events'
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSignedBody, parseSignedJson, WebhookError } from '../src/webhooks/index.js'

const MAX_BYTES = 200_000

/** A receiver on `node:http` that answers what it made of the body. */
async function startReceiver(prepare: (request: IncomingMessage) => unknown = () => {}): Promise<number> {
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await prepare(request)
    try {
      const bytes = await readSignedBody(request, { maxBytes: MAX_BYTES })
      response.end(JSON.stringify({ size: bytes.byteLength, text: new TextDecoder().decode(bytes.slice(0, 100)) }))
    } catch (error) {
      if (!WebhookError.isInstance(error)) throw error
      reasons.push(error.reason)
      response.writeHead(error.status).end(JSON.stringify(error))
    }
  }
  const server = createServer((request, response) => void receive(request, response))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const reasons: string[] = []

async function post(port: number, body: RequestInit['body']) {
  const init = { method: 'POST', body: body ?? null, duplex: 'half' }
  const response = await fetch(`http://127.0.0.1:${port}/`, init)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const streamOf = (chunk: Uint8Array, times: number) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      if (times-- > 0) controller.enqueue(chunk)
      else controller.close()
    },
  })

describe('readSignedBody of a Node.js request', () => {
  it('gives the bytes as they came, chunk after chunk', async () => {
    const port = await startReceiver()
    expect(await post(port, '{"a": "é"}\n')).toEqual({ status: 200, body: { size: 12, text: '{"a": "é"}\n' } })
    expect(await post(port, streamOf(new Uint8Array(10_000), 15))).toMatchObject({ body: { size: 150_000 } })
    expect(await post(port, '')).toMatchObject({ body: { size: 0 } })
  })

  it('refuses a body that says it is too large, before reading it, and can still answer', async () => {
    const port = await startReceiver()
    expect(await post(port, new Uint8Array(MAX_BYTES + 1))).toMatchObject({
      status: 413,
      body: { reason: 'body_too_large' },
    })
  })

  it('refuses a body that turns out too large, and can still answer', async () => {
    const port = await startReceiver()
    const sending = httpRequest({ port, host: '127.0.0.1', method: 'POST' })
    // The rest of the body meets a closed door.
    sending.on('error', () => {})
    const answered = once(sending, 'response')
    const chunk = Buffer.alloc(50_000)
    for (let sent = 0; sent < 5; sent++) sending.write(chunk)
    const [response] = (await answered) as [IncomingMessage]
    expect(response.statusCode).toBe(413)
    sending.destroy()
  })

  it('says that a body broke in the middle', async () => {
    reasons.length = 0
    const port = await startReceiver()
    const socket = connect(port, '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{"a":')
    setTimeout(() => socket.destroy(), 50)
    await once(socket, 'close')
    await expect.poll(() => reasons).toEqual(['body_unreadable'])
  })

  it('says that a body parser has been there before', async () => {
    const port = await startReceiver(async (request) => {
      const chunks = []
      for await (const chunk of request) chunks.push(chunk)
    })
    const { status, body } = await post(port, '{}')
    expect(status).toBe(500)
    expect(body).toMatchObject({ reason: 'body_already_read', message: expect.stringContaining('express.json()') })
  })

  it('takes the bytes that a raw body parser left, and nothing that was parsed', async () => {
    const raw = await startReceiver((request) => Object.assign(request, { body: Buffer.from('abc') }))
    expect(await post(raw, 'abc')).toMatchObject({ status: 200, body: { text: 'abc' } })
    const parsed = await startReceiver((request) => Object.assign(request, { body: { a: 1 } }))
    expect(await post(parsed, '{"a":1}')).toMatchObject({ status: 500, body: { reason: 'body_already_read' } })
  })

  it('does not take text for bytes', async () => {
    const port = await startReceiver((request) => request.setEncoding('utf8'))
    expect(await post(port, '{}')).toMatchObject({ body: { reason: 'body_already_read' } })
  })
})

describe('readSignedBody of a fetch request', () => {
  const delivery = (body: BodyInit) =>
    new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as object)

  it('gives the bytes as they came', async () => {
    expect(new TextDecoder().decode(await readSignedBody(delivery('{"a":1}\n')))).toBe('{"a":1}\n')
    expect(await readSignedBody(new Request('http://localhost/'))).toHaveLength(0)
  })

  it('stops an endless body', async () => {
    const endless = delivery(streamOf(new Uint8Array(1_000), Infinity))
    await expect(readSignedBody(endless, { maxBytes: 10_000 })).rejects.toMatchObject({ reason: 'body_too_large' })
  })

  it('says that somebody has read it', async () => {
    const read = delivery('{}')
    await read.text()
    await expect(readSignedBody(read)).rejects.toMatchObject({ reason: 'body_already_read' })
    const locked = delivery('{}')
    locked.body?.getReader()
    await expect(readSignedBody(locked)).rejects.toMatchObject({ reason: 'body_already_read' })
  })
})

describe('parseSignedJson', () => {
  it('tells bytes that are no text from text that is no JSON', () => {
    expect(parseSignedJson(new TextEncoder().encode('{"a":"é"}'))).toEqual({ a: 'é' })
    expect(() => parseSignedJson(new Uint8Array([0x22, 0xe9, 0x22]))).toThrow(
      expect.objectContaining({ reason: 'not_utf8', status: 400 }),
    )
    expect(() => parseSignedJson(new TextEncoder().encode('{"canary'))).toThrow(
      expect.objectContaining({ reason: 'not_json' }),
    )
  })

  it('shows nothing of the body', () => {
    try {
      parseSignedJson(new TextEncoder().encode('{"canary'))
      expect.unreachable()
    } catch (error) {
      expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error)).not.toContain('{"canary')
    }
  })
})
