import { createServer, type Server } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { OperatorError } from './operator-error.js'

/** ANTS sends every meeting point of an editor in one address: 65 kB were measured, and Node refuses 16 KiB by default. */
const MAX_HEADER_SIZE = 128 * 1024
const LIMITS = {
  maxHeaderSize: MAX_HEADER_SIZE,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 5_000,
}
/** Milliseconds that requests in progress are given to finish when the hub stops. */
const GRACE = 10_000
const IDLE_SWEEP = 50

export interface HttpServer {
  port: number
  /** Refuses new connections, lets requests in progress finish within the grace period, and cuts what is left. */
  stop(): Promise<void>
}

type Fetch = (request: Request, connection: HttpBindings) => Response | Promise<Response>

/**
 * Listens, then asks for the application: only now is the port known when the system chose it.
 * @throws {OperatorError} when the address cannot be listened on.
 */
export async function listen(host: string, port: number, application: (port: number) => Fetch): Promise<HttpServer> {
  let answer: Fetch | undefined
  const listener = getRequestListener(
    // This is a server of HTTP/1.1: the bindings are never those of HTTP/2.
    (request, env) => answer?.(request, env as HttpBindings) ?? new Response(null, { status: 503 }),
  )
  const server = createServer(LIMITS, (incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new OperatorError(reason(error, host, port))))
    server.listen(port, host, () => {
      answer = application(portOf(server))
      resolve()
    })
  })
  return { port: portOf(server), stop: () => stop(server) }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
  return address.port
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A kept connection that falls idle after this point would hold the server until its own timeout.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP)
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
