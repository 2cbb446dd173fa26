// Answers whose bytes lie ready, over real sockets: whole for whoever reads, however slowly; bounded for whoever does not.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { HubEnv } from '../../src/platform/http/hub-env.js'
import { type HttpServer, listen } from '../../src/platform/http/http-server.js'
import { sendPieces } from '../../src/platform/http/send-pieces.js'

const KILOBYTE = 1024
/** Pieces of a size, all different, in the same memory: each is good until the next one is asked for. How many of a path were made so far. */
const made = new Map<string, number>()
function* createPieces(path: string, sizes: readonly number[]): Generator<Uint8Array, void> {
  const memory = Buffer.alloc(Math.max(0, ...sizes))
  for (const [index, size] of sizes.entries()) {
    made.set(path, (made.get(path) ?? 0) + size)
    yield memory.fill(String(index)).subarray(0, size)
  }
  memory.fill('x')
}

const repeat = (count: number, size: number): number[] => Array.from({ length: count }, () => size)
const SIZES: Record<string, readonly number[]> = {
  '/none': [],
  '/short': [0, 300, 0],
  '/parts': [0, 1, 0, 300],
  '/many': repeat(3_000, 500),
  '/large': repeat(400, 100 * KILOBYTE),
  '/one': [9 * KILOBYTE * KILOBYTE, 5],
}
const MAX_WAIT = 1_000
const broken: string[] = []
/** When the connection of one that reads nothing was ended. */
let endedAt = 0

function createApplication(): Hono<HubEnv> {
  const application = new Hono<HubEnv>()
  for (const [path, sizes] of Object.entries(SIZES)) {
    application.get(path, (context) => {
      const body = createPieces(path, sizes)
      return sendPieces(
        context,
        { status: 200, headers: { 'content-type': 'text/plain' }, body },
        { maxWait: MAX_WAIT },
      )
    })
  }
  for (const before of [0, 20]) {
    application.get(`/broken-${before}`, (context) => {
      function* body(): Generator<Uint8Array, void> {
        for (let index = 0; index < before; index += 1) yield Buffer.alloc(KILOBYTE * KILOBYTE)
        throw new RangeError('no bytes')
      }
      return sendPieces(
        context,
        { status: 200, headers: {}, body: body() },
        { onBroken: ({ message }) => broken.push(message) },
      )
    })
  }
  application.get('/unread', (context) => {
    context.env.outgoing.once('close', () => (endedAt = performance.now()))
    const body = createPieces('/unread', SIZES['/large'] ?? [])
    return sendPieces(context, { status: 200, headers: {}, body }, { maxWait: MAX_WAIT })
  })
  application.get('/array', (context) =>
    sendPieces(context, { status: 503, headers: {}, body: [Buffer.from('a'), Buffer.from('b')] }),
  )
  application.get('/listeners', ({ env, text }) => text(String(env.incoming.socket.listenerCount('end'))))
  return application
}

const bodies = Object.entries(SIZES).map(
  ([path, sizes]) => [path, Buffer.concat(Array.from(createPieces('', sizes), (piece) => Buffer.from(piece)))] as const,
)
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const getSize = (path: string): number => (SIZES[path] ?? []).reduce((total, size) => total + size, 0)

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

async function ask(path: string): Promise<IncomingMessage> {
  const [response] = (await once(get(`http://127.0.0.1:${server.port}${path}`, { agent }), 'response')) as [
    IncomingMessage,
  ]
  return response
}

test.each(bodies)('%s: every piece, in order, on a connection that serves the next request', async (path, body) => {
  const response = await ask(path)
  const { localPort } = response.socket
  expect(digest(await buffer(response))).toBe(digest(body))
  // Longer ones are made while they are sent: nobody knows their length before.
  const isWhole = path === '/none' || path === '/short'
  expect(response.headers['content-length']).toBe(isWhole ? String(body.length) : undefined)
  const next = await ask('/short')
  expect(next.socket.localPort).toBe(localPort)
  expect(await buffer(next)).toHaveLength(300)
})

test('a short answer in an array has its status', async () => {
  const response = await ask('/array')
  expect([response.statusCode, (await buffer(response)).toString()]).toEqual([503, 'ab'])
})

test('two requests at once on one connection are answered in order', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.write(`GET /large HTTP/1.1\r\nhost: x\r\n\r\nGET /short HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
  const received = await buffer(socket)
  const end = received.indexOf('\r\n0\r\n\r\n')
  expect(end).toBeGreaterThan(getSize('/large'))
  const next = received.subarray(end + 7)
  expect(next.subarray(next.indexOf('\r\n\r\n') + 4)).toHaveLength(300)
})

test('a client of HTTP/1.0 gets everything', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.write(`GET /large HTTP/1.0\r\nhost: x\r\n\r\n`)
  const received = await buffer(socket)
  expect(received.subarray(received.indexOf('\r\n\r\n') + 4)).toHaveLength(getSize('/large'))
})

test.each(['/many', '/large'])('%s: a client that ends its half of the connection gets everything', async (path) => {
  const socket = connect(server.port, '127.0.0.1')
  socket.end(`GET ${path} HTTP/1.0\r\nhost: x\r\n\r\n`)
  const received = await buffer(socket)
  expect(received.subarray(received.indexOf('\r\n\r\n') + 4)).toHaveLength(getSize(path))
})

test('a slow reader gets everything, though it takes longer than a client may do nothing', async () => {
  const response = await ask('/large')
  const begun = performance.now()
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    // Never silent for as long as that.
    await sleep(2)
  }
  expect(size).toBe(getSize('/large'))
  expect(performance.now() - begun).toBeGreaterThan(100)
})

test('one that reads nothing costs what may wait for it, and is ended', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {}).pause()
  socket.write('GET /unread HTTP/1.1\r\nhost: x\r\n\r\n')
  await vi.waitFor(() => expect(endedAt).toBeGreaterThan(0), { timeout: 60_000 })
  // What both ends of the connection hold, and what waits.
  expect(made.get('/unread')).toBeLessThan(getSize('/large') * 0.6)
  socket.destroy()
})

test('clients that disconnect in the middle leave nothing behind', async () => {
  const problems: unknown[] = []
  const note = (problem: unknown): void => void problems.push(problem)
  process.on('uncaughtException', note).on('unhandledRejection', note)
  for (let round = 0; round < 20; round += 1) {
    const socket = connect(server.port, '127.0.0.1')
    socket.write(`GET ${round % 3 === 0 ? '/many' : '/large'} HTTP/1.1\r\nhost: x\r\n\r\n`)
    if (round % 2 === 0) await once(socket, 'data')
    if (round % 4 < 2) socket.resetAndDestroy()
    else socket.destroy()
    await once(socket, 'close')
  }
  expect(await buffer(await ask('/many'))).toHaveLength(getSize('/many'))
  process.off('uncaughtException', note).off('unhandledRejection', note)
  expect(problems).toEqual([])
  expect(broken).toEqual([])
})

test('answers leave nothing behind on their connection', async () => {
  const listeners = async (): Promise<string> => (await buffer(await ask('/listeners'))).toString()
  const before = await listeners()
  for (let round = 0; round < 5; round += 1) await buffer(await ask('/many'))
  expect(await listeners()).toBe(before)
})

test.each(['/broken-0', '/broken-20'])('%s: what cannot be made is cut, never short, and reported', async (path) => {
  broken.length = 0
  await expect(ask(path).then(buffer)).rejects.toThrow(/aborted|hang up|ECONNRESET/)
  expect(broken).toEqual(['no bytes'])
})

test('a long answer lets others have their turn', async () => {
  const large = ask('/large').then(buffer)
  const other = new Agent()
  const [response] = (await once(get(`http://127.0.0.1:${server.port}/short`, { agent: other }), 'response')) as [
    IncomingMessage,
  ]
  expect(await buffer(response)).toHaveLength(300)
  expect(await large).toHaveLength(getSize('/large'))
})
