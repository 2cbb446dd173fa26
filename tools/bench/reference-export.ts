// An export of 200 MB over a real socket, read as a stream; prints the most heap that was in use above the idle process.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMetabaseClient } from '@hub/metabase-client'
import { measureHeap } from './heap.ts'

const MEGABYTES = 200
const CHUNK = Buffer.from(`${'x'.repeat(99)}\n`.repeat(10_000))

const server = createServer(async (_request, response) => {
  response.writeHead(202, { 'content-type': 'text/csv' })
  for (let sent = 0; sent < MEGABYTES; sent += 1)
    if (!response.write(CHUNK)) await new Promise((resolve) => response.once('drain', resolve))
  response.end()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const client = createMetabaseClient({ baseUrl, token: 'none' })
const idle = measureHeap()
let size = 0
let most = 0
let looked = 0
for await (const chunk of await client.export('csv', { card: 1 })) {
  size += chunk.byteLength
  if (size - looked < 10_000_000) continue
  looked = size
  most = Math.max(most, measureHeap() - idle)
}
server.close()
console.log(`${(size / 1_000_000).toFixed(0)} MB exported by the client: ${most.toFixed(1)} MB`)
