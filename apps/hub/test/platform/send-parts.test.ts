// Answers in parts, over a real socket: what arrives is what was given, whoever reads it and however.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, get, request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type BodyPart, inChunks, countBytes } from '../../src/platform/http/body-parts.js'
import { type HttpServer, listen } from '../../src/platform/http/http-server.js'
import type { HubEnv } from '../../src/platform/http/hub-env.js'
import { defaultHeaders } from '../../src/platform/http/default-headers.js'
import { securityHeaders } from '../../src/platform/http/security-headers.js'
import { sendParts } from '../../src/platform/http/send-parts.js'

const KILOBYTE = 1024

/** Parts that differ from one another, of lengths that differ too; some are empty. */
function createParts(bytes: number): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let left = bytes, index = 0; left > 0; index += 1) {
    const part = Buffer.alloc(Math.min(left, index % 7 === 3 ? 0 : 50 + ((index * 7_919) % 20_000)), `part ${index} `)
    parts.push(part)
    left -= part.length
  }
  return parts
}

/** Bytes made in the middle of an answer, so far. */
let made = 0

/** Two of three parts are made when they are sent, and some of them are larger than what is sent at a time. */
function madeWhenSent(parts: readonly Uint8Array[]): BodyPart[] {
  return parts.map((part, index) => {
    if (index % 3 === 0) return part
    const byteLength = index % 100 === 50 ? 20 * part.byteLength : part.byteLength
    return {
      byteLength,
      writeTo(target, offset) {
        made += byteLength
        for (let at = 0; at < byteLength; at += part.byteLength) target.set(part, offset + at)
      },
    }
  })
}

/** Why answers were broken off. */
const brokenOff: Error[] = []

/** By path: how many bytes. */
const SIZES: Record<string, number> = {
  '/empty': 0,
  '/short': 15 * KILOBYTE,
  '/copied': 40 * KILOBYTE,
  '/long': 3_000 * KILOBYTE,
  '/huge': 40_000 * KILOBYTE,
}

function impossible(): never {
  throw new RangeError('no bytes')
}

function createApplication(): Hono<HubEnv> {
  const application = new Hono<HubEnv>()
  application.use(async (context, next) => {
    const defaults = defaultHeaders(context, securityHeaders('https://rdv.valbrume.example'))
    await next()
    defaults.apply()
  })
  application.use(async (context, next) => {
    await next()
    if (context.req.query('late') !== undefined) context.res.headers.set('x-late', 'set')
  })
  for (const [path, body] of BODIES) {
    application.get(path, (context) =>
      sendParts(context, { status: 200, headers: { 'content-type': 'application/json' }, body }),
    )
  }
  const broken = [
    { byteLength: 300 * KILOBYTE, writeTo: (target: Uint8Array, offset: number) => void target.fill(1, offset) },
    { byteLength: 10, writeTo: impossible },
  ]
  const onBroken = (error: Error): void => void brokenOff.push(error)
  application.get('/broken', (context) => sendParts(context, { status: 200, headers: {}, body: broken, onBroken }))
  application.get('/listeners', ({ env, text }) => text(String(env.incoming.socket.listenerCount('end'))))
  application.get('/kept', (context) => sendParts(context, { status: 200, headers: {}, body: [KEPT] }))
  return application
}

const BODIES = new Map<string, readonly BodyPart[]>(
  Object.entries(SIZES).flatMap(([path, size]) => {
    const parts = createParts(size)
    return [
      [path, parts],
      [`${path}-made`, madeWhenSent(parts)],
    ]
  }),
)
const PATHS = [...BODIES.keys()]
const getSize = (path: string): number => countBytes(BODIES.get(path) ?? [])

/** An answer that is kept in one piece and sent again and again. */
const KEPT = Buffer.concat(createParts(200 * KILOBYTE))

let server: HttpServer
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
beforeAll(async () => {
  const application = createApplication()
  server = await listen('127.0.0.1', 0, () => application.fetch)
})
afterAll(async () => {
  agent.destroy()
  await server.stop()
})

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const digestBody = (path: string): string =>
  digest([...inChunks(BODIES.get(path) ?? [], Buffer.alloc(10 ** 8))][0] ?? Buffer.alloc(0))
const toUrl = (path: string): string => `http://127.0.0.1:${server.port}${path}`

async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [response] = (await once(get(toUrl(path), { agent, headers }), 'response')) as [IncomingMessage]
  return response
}

describe('without compression', () => {
  test.each(PATHS)('%s: every part, in order, of the length announced', async (path) => {
    const response = await ask(path)
    const body = await buffer(response)
    expect(digest(body)).toBe(digestBody(path))
    expect(response.headers['content-encoding']).toBeUndefined()
    if (getSize(path) > 0) expect(response.headers['content-length']).toBe(String(getSize(path)))
    expect(response.headers.vary).toBe(getSize(path) > 16 * KILOBYTE ? 'accept-encoding' : undefined)
  })

  test.each(['/long', '/long-made'])('%s: a header set on the finished answer changes nothing', async (path) => {
    const response = await ask(`${path}?late`)
    expect(response.headers['x-late']).toBe('set')
    expect(digest(await buffer(response))).toBe(digestBody(path))
  })

  test.each(['/huge', '/huge-made'])('%s: a slow reader gets everything', async (path) => {
    const response = await ask(path)
    const hash = createHash('sha256')
    let chunks = 0
    for await (const chunk of response as AsyncIterable<Buffer>) {
      hash.update(chunk)
      if ((chunks += 1) % 20 === 0) await sleep(5)
    }
    expect(hash.digest('hex')).toBe(digestBody(path))
  })

  test('one connection serves one answer after the other, also after a HEAD', async () => {
    const ports = new Set<number | undefined>()
    for (const path of ['/long', '/short', '/long-made', '/copied-made', '/long-made', '/copied']) {
      const response = await ask(path)
      ports.add(response.socket.localPort)
      expect(digest(await buffer(response))).toBe(digestBody(path))
      const asked = request(toUrl('/long-made'), { agent, method: 'HEAD' }).end()
      const [head] = (await once(asked, 'response')) as [IncomingMessage]
      ports.add(head.socket.localPort)
      expect(await buffer(head)).toHaveLength(0)
      expect(head.headers['content-length']).toBe(String(getSize('/long-made')))
    }
    expect(ports.size).toBe(1)
  })

  test('answers leave nothing behind on their connection', async () => {
    const listeners = async (): Promise<string> => (await buffer(await ask('/listeners'))).toString()
    const before = await listeners()
    for (let round = 0; round < 5; round += 1) await buffer(await ask('/long-made'))
    expect(await listeners()).toBe(before)
  })

  test.each([
    ['/long', '/short'],
    ['/long-made', '/copied-made'],
    ['/long', '/long-made'],
  ])('%s and %s asked at once on one connection are answered in order', async (...paths) => {
    const socket = connect(server.port, '127.0.0.1')
    const [first, second] = paths
    socket.write(
      `GET ${first} HTTP/1.1\r\nhost: x\r\n\r\nGET ${second} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    )
    const received = await buffer(socket)
    const at = received.indexOf('\r\n\r\n') + 4
    expect(digest(received.subarray(at, at + getSize(first)))).toBe(digestBody(first))
    const next = received.subarray(at + getSize(first))
    expect(digest(next.subarray(next.indexOf('\r\n\r\n') + 4))).toBe(digestBody(second))
  })

  test.each(['/huge', '/huge-made'])(
    '%s: a client that ends its half of the connection gets everything',
    async (path) => {
      const socket = connect(server.port, '127.0.0.1')
      socket.end(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`)
      const received = await buffer(socket)
      const body = received.subarray(received.indexOf('\r\n\r\n') + 4)
      expect(body.length).toBe(getSize(path))
      expect(digest(body)).toBe(digestBody(path))
    },
  )

  test('bytes are made as fast as they are taken: a client that reads nothing costs no memory', async () => {
    const socket = connect(server.port, '127.0.0.1')
    const before = made
    socket.write('GET /huge-made HTTP/1.1\r\nhost: x\r\n\r\n')
    socket.pause()
    await vi.waitFor(() => expect(made).toBeGreaterThan(before), { timeout: 60_000 })
    await sleep(300)
    // What the two ends of the connection hold, and a chunk.
    expect(made - before).toBeLessThan(getSize('/huge-made') / 3)
    socket.destroy()
    await sleep(100)
    expect(made - before).toBeLessThan(getSize('/huge-made') / 3)
  })

  test.each(['/huge', '/huge-made'])(
    '%s: clients that hang up in the middle leave the server unharmed',
    async (path) => {
      const problems: unknown[] = []
      const note = (problem: unknown): void => void problems.push(problem)
      process.on('uncaughtException', note).on('unhandledRejection', note)
      for (let round = 0; round < 20; round += 1) {
        const socket = connect(server.port, '127.0.0.1')
        socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`)
        if (round % 2 === 0) await once(socket, 'data')
        if (round % 4 < 2) socket.resetAndDestroy()
        else socket.destroy()
        await once(socket, 'close')
      }
      await sleep(100)
      for (const after of ['/long', '/long-made'])
        expect(digest(await buffer(await ask(after)))).toBe(digestBody(after))
      process.off('uncaughtException', note).off('unhandledRejection', note)
      expect(problems).toEqual([])
    },
  )
})

describe('with compression', () => {
  test.each(['/copied', '/long', '/copied-made', '/long-made'])(
    '%s: the same bytes once they are unpacked',
    async (path) => {
      const response = await ask(path, { 'accept-encoding': 'br, gzip' })
      const body = await buffer(response)
      expect(response.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
      expect(response.headers['content-length']).toBe(String(body.length))
      expect(body.length).toBeLessThan(getSize(path) / 2)
      expect(digest(gunzipSync(body))).toBe(digestBody(path))
    },
  )

  test.each([
    ['/short', 'gzip'],
    ['/long', 'gzip;q=0, *;q=1'],
    ['/long', 'br'],
    ['/long', ''],
  ])('%s with "accept-encoding: %s": plain', async (path, accepted) => {
    const response = await ask(path, { 'accept-encoding': accepted })
    expect(response.headers['content-encoding']).toBeUndefined()
    expect(digest(await buffer(response))).toBe(digestBody(path))
  })
})

test('an answer whose bytes cannot be made is cut off, never short, and told of', async () => {
  const response = await ask('/broken')
  await expect(buffer(response)).rejects.toThrow('aborted')
  expect(brokenOff).toMatchObject([{ message: 'no bytes' }])
  expect(digest(await buffer(await ask('/short')))).toBe(digestBody('/short'))
})

test('what is kept in one piece is compressed once for all who ask', async () => {
  const kept = Buffer.from(KEPT)
  const unpacked = async () => gunzipSync(await buffer(await ask('/kept', { 'accept-encoding': 'gzip' })))
  expect((await unpacked()).equals(kept)).toBe(true)
  // Nobody changes bytes that are sent; here it tells whether they were read again.
  KEPT.fill(0)
  expect((await unpacked()).equals(kept)).toBe(true)
  expect((await buffer(await ask('/kept'))).equals(kept)).toBe(false)
})

test('an application called in process answers the same without a server', async () => {
  const application = createApplication()
  for (const path of PATHS) {
    const response = await application.request(path)
    expect(digest(new Uint8Array(await response.arrayBuffer()))).toBe(digestBody(path))
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  }
  const packed = await application.request('/long', { headers: { 'accept-encoding': 'gzip' } })
  expect(digest(gunzipSync(new Uint8Array(await packed.arrayBuffer())))).toBe(digestBody('/long'))
})
