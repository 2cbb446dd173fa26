import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

type Handler = (request: IncomingMessage & { body: string }, response: ServerResponse, count: number) => void

export interface LocalServer {
  baseUrl: string
  received: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[]
}

/** A real server on loopback for the length of one test; `count` is 1 for the first request. */
export async function localServer(handler: Handler): Promise<LocalServer> {
  const received: LocalServer['received'] = []
  const server = createServer(async (request, response) => {
    let body = ''
    try {
      for await (const chunk of request) body += String(chunk)
    } catch {
      // The client has gone in the middle of its request.
      return
    }
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    handler(Object.assign(request, { body }), response, received.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

export function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(value))
}
