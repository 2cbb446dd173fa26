import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { OperatorError } from '../process/operator-error.js'
import { ResponseWithDefaults } from './default-headers.js'
import { endUnreadAnswers } from './unread-answers.js'

/** ANTS sends every meeting point of an editor in one address: 65 kB were measured, and Node refuses 16 KiB by default. */
const MAX_HEADER_SIZE = 128 * 1024
const OPTIONS = {
  maxHeaderSize: MAX_HEADER_SIZE,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  /** How often Node.js looks for connections that took too long to send their request: every half a minute by default. */
  connectionsCheckingInterval: 2_000,
  /** Longer than proxies keep a connection that does nothing, 60 seconds mostly: one that is closed here just as a request comes is a 502 there. */
  keepAliveTimeout: 75_000,
  ServerResponse: ResponseWithDefaults,
}
/**
 * Connections open at once; more are closed as they come. A reverse proxy has some hundred, and most systems let a process have 1 024
 * files. Each may hold a head of `MAX_HEADER_SIZE` until its timeout.
 */
const MAX_CONNECTIONS = 1_000
/** Milliseconds that requests in progress are given to finish when the hub stops. */
const GRACE = 9_000
const SWEEP_INTERVAL = 50

export interface HttpServer {
  port: number
  /** Refuses new connections, lets requests in progress finish within the grace period, and cuts what is left. */
  stop(): Promise<void>
}

export interface ListenOptions {
  /** Milliseconds in which a client must take some of its answer. */
  maxWait?: number
}

type Fetch = (request: Request, connection: HttpBindings) => Response | Promise<Response>

/**
 * Listens, then asks for the application: only now is the port known when the system chose it.
 * @throws {OperatorError} when the address cannot be listened on.
 */
export async function listen(
  host: string,
  port: number,
  application: (port: number) => Fetch,
  { maxWait }: ListenOptions = {},
): Promise<HttpServer> {
  let answer: Fetch | undefined
  const listener = getRequestListener(
    // This is a server of HTTP/1.1: the bindings are never those of HTTP/2.
    (request, env) => answer?.(request, env as HttpBindings) ?? new Response(null, { status: 503 }),
  )
  const server = createServer(OPTIONS, (incoming, outgoing) => void listener(incoming, outgoing))
  server.maxConnections = MAX_CONNECTIONS
  const connections = watchConnections(server)
  const stopLooking = endUnreadAnswers(server, maxWait)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      stopLooking()
      reject(new OperatorError(reason(error, host, port)))
    })
    server.listen(port, host, () => {
      answer = application(getPort(server))
      resolve()
    })
  })
  return { port: getPort(server), stop: () => stop(server, connections).finally(stopLooking) }
}

function getPort(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
  return address.port
}

/** The last answer of each open connection. Those before it are given before it is: HTTP/1.1 keeps the order. */
type LastAnswers = ReadonlyMap<Socket, ServerResponse | undefined>

function watchConnections(server: Server): LastAnswers {
  const answers = new Map<Socket, ServerResponse | undefined>()
  server.on('connection', (socket) => {
    answers.set(socket, undefined)
    socket.once('close', () => answers.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    if (answers.has(socket)) answers.set(socket, response)
  })
  return answers
}

async function stop(server: Server, connections: LastAnswers): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Node.js calls idle only what has answered a request: a connection that a browser opened ahead, or on which a request only
  // begins, would hold the server as long as one in progress.
  const sweep = setInterval(() => {
    for (const [socket, answer] of connections) if (!answer || answer.closed) socket.destroy()
  }, SWEEP_INTERVAL)
  const cut = setTimeout(() => server.closeAllConnections(), GRACE)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}

function reason(error: Error, host: string, port: number): string {
  const code = 'code' in error ? String(error.code) : error.name
  const where = `${host}:${port}`
  if (code === 'EADDRINUSE')
    return `The address ${where} is in use: stop the program that listens there, or choose another PORT.`
  if (code === 'EACCES')
    return `Listening on ${where} is not allowed: ports below 1024 need privileges, choose another PORT.`
  return `Listening on ${where} is not possible (${code}): check HOST and PORT.`
}
