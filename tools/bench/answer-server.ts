// A process of its own, so that what the server costs is not counted: answers every GET with the body of the size in the path.
import { createServer } from 'node:http'
import { statusAnswer } from './status-answer.ts'

const bodies = new Map(
  [1, 100].map((kilobytes) => [`/${kilobytes}`, Buffer.from(JSON.stringify(statusAnswer(kilobytes)))]),
)

const server = createServer((request, response) => {
  const body = bodies.get(/^\/\d+/.exec(request.url ?? '')?.[0] ?? '')
  if (!body) return response.writeHead(404).end()
  return response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.byteLength }).end(body)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address ? address.port : 0)
})
process.on('disconnect', () => process.exit())
