import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from './fault.js'

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

/** Serves one fault on every path; `answer` is a JSON text that the operation under test accepts. */
export async function startFaultServer(fault: Fault, answer: string): Promise<FaultServer> {
  let requests = 0
  let strays = 0
  const other = await listen(
    createServer((_, response) => {
      strays++
      response.end(answer)
    }),
  )
  const server = await listen(
    createServer((request, response) => {
      requests++
      request.resume()
      request.on('end', () => fault.serve?.({ request, response, answer, otherOrigin: originOf(other) }))
    }),
  )
  const baseUrl = originOf(server)
  if (!fault.serve) await close(server)
  return {
    baseUrl,
    requests: () => requests,
    strays: () => strays,
    close: async () => {
      await Promise.all([server, other].filter((each) => each.listening).map(close))
    },
  }
}

async function listen(server: Server): Promise<Server> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  return server
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
