// The baseline: node:http sending bytes that lie ready.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { announce, bytes } from './answer.ts'

const headers = { 'content-type': 'application/json', 'content-length': bytes.byteLength }
const server = createServer((_request, response) => void response.writeHead(200, headers).end(bytes))
server.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port))
