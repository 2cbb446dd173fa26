import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault, FaultExchange } from './fault.js'

/** A misbehaving server on loopback, with what it received. */
export interface FaultServer {
  /** Address to give to a client as `baseUrl`. */
  baseUrl: string
  /** How many requests arrived. */
  requests(): number
  /** How many requests arrived at the other origin, where none ever should. */
  strays(): number
  close(): Promise<void>
}

/** Where nothing listens, and nothing will: a port that was just closed may be another's the moment after. */
const REFUSING = 'http://127.0.0.1:2'

const LOOPBACK = '127.0.0.1'
/**
 * Where no client goes that some other test has: a port of its own would not do, as one that was just closed is asked for a moment longer.
 * A system that has no such address, as macOS, answers EADDRNOTAVAIL.
 */
const OTHER_LOOPBACK = '127.0.0.2'

/** Serves one fault on every path. */
export async function startFaultServer(
  fault: Fault,
  success: Pick<FaultExchange, 'answer' | 'contentType'>,
): Promise<FaultServer> {
  let requests = 0
  let strays = 0
  const countStrays = () =>
    createServer((_, response) => {
      strays++
      response.end(success.answer)
    })
  const other = await listen(countStrays(), OTHER_LOOPBACK).catch(() => listen(countStrays(), LOOPBACK))
  const server = await listen(
    createServer((request, response) => {
      requests++
      request.resume()
      request.on('end', () => fault.serve?.({ request, response, ...success, otherOrigin: getOrigin(other) }))
    }),
    LOOPBACK,
  )
  return {
    baseUrl: fault.serve ? getOrigin(server) : REFUSING,
    requests: () => requests,
    strays: () => strays,
    close: async () => {
      await Promise.all([server, other].map(close))
    },
  }
}

async function listen(server: Server, host: string): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(0, host, resolve)
  await promise
  return server
}

function getOrigin(server: Server): string {
  const { address, port } = server.address() as AddressInfo
  return `http://${address}:${port}`
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
