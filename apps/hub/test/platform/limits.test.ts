// What strangers cannot make the hub hold: bodies nobody vouches for, bodies that stop coming, answers nobody reads, long heads.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Hono } from 'hono'
import { listen } from '../../src/platform/http/http-server.js'
import type { HubEnv } from '../../src/platform/http/hub-env.js'
import { createDirectory } from '../support/engines.js'
import { ANTS_TOKEN } from '../support/running-hub.js'
import { sharedHub } from '../support/shared-hub.js'

const PATIENCE = 80_000
const hub = sharedHub(createDirectory)
const sockets: Socket[] = []

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})

/** Sends the beginning of a request, and nothing after it. */
function open(url: string, head: string, body?: Uint8Array): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  sockets.push(socket)
  socket.write(`${head.trimStart().replaceAll(/\n */g, '\r\n')}\r\n\r\n`)
  if (body) socket.write(body)
  return socket
}

async function readAnswer(socket: Socket): Promise<string> {
  const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(PATIENCE) })) as [Buffer]
  return answer.toString()
}

const isClosed = (socket: Socket) => once(socket, 'close', { signal: AbortSignal.timeout(PATIENCE) })

describe('a body', () => {
  test.each([
    ['rdv-insertion', ''],
    ['rdv-insertion', '\nx-rdvi-signature: none'],
    ['rdv-insertion', '\nauthorization: Bearer a.b.c'],
    ['rdv-solidarites', ''],
    ['rdv-solidarites', `\nx-rdvi-signature: ${'0'.repeat(64)}`],
    ['rdv-solidarites', `\nx-lapin-signature: ${'0'.repeat(63)}`],
    ['rdv-solidarites', `\nx-lapin-signature: ${'0'.repeat(64)}\nx-lapin-signature: ${'0'.repeat(64)}`],
  ])('of a webhook of %s without signature is not waited for%s: 401', async (source, signature) => {
    const socket = open(
      hub.url,
      `POST /webhooks/${source} HTTP/1.1\nhost: localhost\ncontent-length: 900000${signature}`,
    )
    expect(await readAnswer(socket)).toMatch(/^HTTP\/1\.1 401 /)
    await isClosed(socket)
  })

  test('that stops coming is given up, and its connection ended', async () => {
    const signature = `x-rdvi-signature: ${'0'.repeat(64)}`
    const head = `POST /webhooks/rdv-insertion HTTP/1.1\nhost: localhost\n${signature}\ncontent-length: 900000`
    const socket = open(hub.url, head, Buffer.alloc(800_000, ' '))
    expect(await readAnswer(socket)).toMatch(/^HTTP\/1\.1 408 [^]*"code":"body_timeout"/)
    await isClosed(socket)
  })

  test('bodies at once have 16 MiB, and those beyond are told to come again', async () => {
    const head = `POST /webhooks/rdv-insertion HTTP/1.1\nhost: localhost\nx-rdvi-signature: ${'0'.repeat(64)}\ncontent-length: 1048576`
    const open40 = Array.from({ length: 40 }, () => open(hub.url, head, Buffer.alloc(1_000_000, ' ')))
    const statuses = (await Promise.all(open40.map(readAnswer))).map((answer) => answer.slice(9, 12))
    expect(statuses.filter((status) => status === '408').length).toBeLessThanOrEqual(17)
    expect(statuses.every((status) => status === '408' || status === '503')).toBe(true)
    await Promise.all(open40.filter(({ closed }) => !closed).map(isClosed))
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200)
  })

  test.each([
    ['of 65 KiB', 'a'.repeat(65 * 1024)],
    ['of 32 000 fields', 'a&'.repeat(32_000)],
  ])('a form %s: 413', async (_, body) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    const response = await fetch(`${hub.url}/rdv`, { method: 'POST', headers, body })
    expect(response.status).toBe(413)
  })
})

test.each([
  ['escapes', '/%e9'.repeat(10_000), 414],
  ['parameters', `/rdv?${'a&'.repeat(3_000)}`, 414],
  ['an identifier', `/rdv/${'a'.repeat(100_000)}`, 414],
  ['escapes below the address of ANTS', `/api/ants/${'%e9'.repeat(10_000)}`, 414],
])('an address of thousands of %s: refused before it is taken apart', async (_, path, status) => {
  const response = await fetch(`${hub.url}${path}`)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ code: 'uri_too_long' })
  expect(response.headers.get('x-request-id')).toMatch(/./)
})

test('ANTS may name 2 600 places in one address', async () => {
  const ids = Array.from({ length: 2_600 }, (_, index) => `meeting_point_ids=${100_000 + index}`).join('&')
  const path = `/api/ants//availableTimeSlots?${ids}&start_date=2027-09-06&end_date=2027-09-30`
  const response = await fetch(`${hub.url}${path}`, { headers: { 'x-hub-rdv-auth-token': ANTS_TOKEN } })
  expect(response.status).toBe(200)
})

test('cookies of 100 kB: 431', async () => {
  const response = await fetch(`${hub.url}/rdv`, { headers: { cookie: 'a=b;'.repeat(25_000) } })
  expect(response.status).toBe(431)
})

describe('an answer that is not read ends the connection', () => {
  let closed: PromiseWithResolvers<boolean>
  let asked: PromiseWithResolvers<void>
  const application = new Hono<HubEnv>()
    .get('/', ({ env }) => {
      env.outgoing.once('close', () => closed.resolve(env.outgoing.writableFinished))
      setImmediate(asked.resolve)
      return new Response(Buffer.alloc(64 * 1024 * 1024, 'x'))
    })
    .get('/after-the-next', async (context) => {
      await asked.promise
      return context.text('')
    })

  beforeEach(() => {
    closed = Promise.withResolvers()
    asked = Promise.withResolvers()
  })

  test.each([
    ['by itself', ['/']],
    ['when it was made before the one that goes first', ['/after-the-next', '/']],
  ])('%s', async (_, paths) => {
    const server = await listen('127.0.0.1', 0, () => application.fetch, { maxWait: 3_000 })
    try {
      const head = paths.map((path) => `GET ${path} HTTP/1.1\nhost: localhost`).join('\n\n')
      const socket = open(`http://127.0.0.1:${server.port}`, head).pause()
      // Sent whole it was not.
      expect(await closed.promise).toBe(false)
      // Neither end keeps what it holds: a client that reads again finds the connection reset.
      const ended = Promise.withResolvers<unknown>()
      socket
        .once('error', ended.resolve)
        .once('end', () => ended.resolve('all was sent'))
        .resume()
      expect(await ended.promise).toMatchObject({ code: 'ECONNRESET' })
    } finally {
      await server.stop()
    }
  })

  test('not one that is read after a pause, and then bit by bit', async () => {
    const server = await listen('127.0.0.1', 0, () => application.fetch)
    try {
      const socket = open(`http://127.0.0.1:${server.port}`, 'GET / HTTP/1.1\nhost: localhost')
      for (let paused = 0; paused < 20; paused += 1) {
        socket.pause()
        await sleep(50)
        await once(socket.resume(), 'data', { signal: AbortSignal.timeout(PATIENCE) })
      }
      expect(await closed.promise).toBe(true)
    } finally {
      await server.stop()
    }
  })
})
