import { once } from 'node:events'
import { createServer, type IncomingMessage, request as httpRequest, Server } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { createAdaptorServer, getRequestListener } from '@hono/node-server'
import express from 'express'
import { Hono } from 'hono'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type AntsEditor, createAntsEditor } from '../../src/editor/index.js'
import { AGENDA, type AgendaByPlace, expectContract, keysOf, SLOT, TOKEN } from './support.js'

/** Room for the 65 kB request lines that ANTS sends; Node refuses more than 16 kB otherwise. */
const MAX_HEADER_SIZE = 128 * 1024

// The adapter replaces both for the whole process, as it does for its users; other test files have their own.
const { Request, Response } = globalThis
afterAll(() => void Object.assign(globalThis, { Request, Response }))

const servers: Record<string, (editor: AntsEditor, maxHeaderSize: number) => Server> = {
  Hono: ({ fetch }, maxHeaderSize) => {
    const app = new Hono()
    app.all('/api/ants/*', (context) => fetch(context.req.raw))
    const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { maxHeaderSize } })
    if (!(server instanceof Server)) throw new Error('an HTTP/1 server was expected')
    return server
  },
  'Node http': ({ fetch }, maxHeaderSize) => createServer({ maxHeaderSize }, getRequestListener(fetch)),
  'Express 5': ({ fetch }, maxHeaderSize) => {
    const app = express()
    app.use('/api/ants', getRequestListener(fetch))
    return createServer({ maxHeaderSize }, app)
  },
}

const LONG_QUERY = Array.from({ length: 2_600 }, (_, index) => `meeting_point_ids=${100_000 + index}`).join('&')
const DAYS = 'start_date=2027-12-01&end_date=2027-12-31'

function send(port: number, path: string, method = 'GET', token = TOKEN) {
  // Not `fetch`: the request line must go out exactly as written, a new connection each time, as ANTS does.
  return httpRequest({
    port,
    host: '127.0.0.1',
    path,
    method,
    agent: false,
    headers: { 'x-hub-rdv-auth-token': token },
  })
}

let running: Server | undefined
afterEach(() => {
  running?.closeAllConnections()
  running?.close()
  running = undefined
})

describe.each(Object.keys(servers))('%s', (name) => {
  async function listen(agenda: Partial<AgendaByPlace> = {}, maxHeaderSize = MAX_HEADER_SIZE): Promise<number> {
    const editor = createAntsEditor({ tokens: [TOKEN], agenda: { ...AGENDA, ...agenda } })
    running = servers[name]?.(editor, maxHeaderSize)
    if (running === undefined) throw new Error(`no server called ${name}`)
    running.listen(0, '127.0.0.1')
    await once(running, 'listening')
    const address = running.address()
    if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
    return address.port
  }

  async function ask(port: number, path: string, method = 'GET', token = TOKEN) {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      send(port, path, method, token).on('response', resolve).on('error', reject).end()
    })
    const text = await readText(response)
    const status = response.statusCode ?? 0
    if (text !== '') expectContract(path, status, JSON.parse(text))
    return { status, headers: response.headers, text }
  }

  test('the three endpoints answer over a real socket', async () => {
    const port = await listen()
    const points = await ask(port, '/api/ants/getManagedMeetingPoints')
    expect(points.status).toBe(200)
    expect(points.headers['content-type']).toBe('application/json')
    expect(JSON.parse(points.text)).toHaveLength(2)
    const slots = await ask(
      port,
      `/api/ants/availableTimeSlots?meeting_point_ids=412&${DAYS}&reason=&documents_number=`,
    )
    expect(slots.text).toBe(JSON.stringify({ '412': [SLOT] }))
    const bookings = await ask(port, '/api/ants/searchApplicationIds?application_ids=A123456789%2CB123456789')
    expect(bookings.text).toBe('{"A123456789":[],"B123456789":[]}')
  })

  test('doubled slashes reach the endpoint, without a redirect', async () => {
    const port = await listen()
    const { status, headers } = await ask(port, '/api/ants//getManagedMeetingPoints')
    expect(status).toBe(200)
    expect(headers['location']).toBeUndefined()
  })

  test('a wrong token is 401, another method 405', async () => {
    const port = await listen()
    expect((await ask(port, '/api/ants/getManagedMeetingPoints', 'GET', 'wrong')).status).toBe(401)
    expect((await ask(port, '/api/ants/getManagedMeetingPoints', 'POST')).status).toBe(405)
    expect((await ask(port, '/api/ants/getManagedMeetingPoints', 'HEAD')).status).toBe(405)
  })

  test('bytes that are no UTF-8 in the query are no failure', async () => {
    const port = await listen()
    expect((await ask(port, `/api/ants/availableTimeSlots?meeting_point_ids=%FF&${DAYS}`)).text).toBe('{}')
    expect((await ask(port, '/api/ants/availableTimeSlots?%FF=%&start_date=%FF')).status).toBe(422)
  })

  test('2 600 places in a request line of 65 kB, with the header limit raised', async () => {
    const port = await listen({ getSlots: async () => [SLOT] })
    const path = `/api/ants/availableTimeSlots?${LONG_QUERY}&${DAYS}`
    expect(path.length).toBeGreaterThan(65_000)
    const { status, text } = await ask(port, path)
    expect(status).toBe(200)
    expect(keysOf(JSON.parse(text))).toHaveLength(2_600)
  })

  test('… which Node refuses with 431 by itself', async () => {
    const port = await listen({}, 16 * 1024)
    expect((await ask(port, `/api/ants/availableTimeSlots?${LONG_QUERY}&${DAYS}`)).status).toBe(431)
  })

  test('a caller that hangs up stops the agenda, and the next one is served', async () => {
    const asked = Promise.withResolvers<AbortSignal>()
    const port = await listen({
      getSlots: (_request, { signal }) => {
        asked.resolve(signal)
        return new Promise(() => {})
      },
    })
    const request = send(port, `/api/ants/availableTimeSlots?meeting_point_ids=412&${DAYS}`).end()
    request.on('error', () => {})
    const signal = await asked.promise
    expect(signal.aborted).toBe(false)
    request.destroy()
    await expect.poll(() => signal.aborted, { timeout: 60_000 }).toBe(true)
    expect((await ask(port, '/api/ants/getManagedMeetingPoints')).status).toBe(200)
  })
})
