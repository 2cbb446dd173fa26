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

/** Serves one fault on every path. */
export async function startFaultServer(
  fault: Fault,
  success: Pick<FaultExchange, 'answer' | 'contentType'>,
): Promise<FaultServer> {
  let requests = 0
  let strays = 0
  const other = await listen(
    createServer((_, response) => {
      strays++
      response.end(success.answer)
    }),
  )
  const server = await listen(
    createServer((request, response) => {
      requests++
      request.resume()
      request.on('end', () => fault.serve?.({ request, response, ...success, otherOrigin: getOrigin(other) }))
    }),
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

async function listen(server: Server): Promise<Server> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  return server
}

function getOrigin(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
