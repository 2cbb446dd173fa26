import { type Fault, reply } from './fault.js'

const broken = { outcome: 'ConnectionError', repeated: true, unknownOutcome: true }
const stalled = { outcome: 'TimeoutError', repeated: true, unknownOutcome: true, endedBy: 'timeout' } as const

/** The connection fails, breaks or stalls. */
export const connectionFaults: readonly Fault[] = [
  { name: 'refused', ...broken, unknownOutcome: false },
  { name: 'reset-before-headers', ...broken, serve: ({ request }) => request.socket.resetAndDestroy() },
  {
    name: 'reset-in-body',
    ...broken,
    serve({ request, response }) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"a":')
      setTimeout(() => request.socket.resetAndDestroy(), 20)
    },
  },
  {
    name: 'short-body',
    ...broken,
    serve({ request, response }) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"a":')
      setTimeout(() => request.socket.end(), 20)
    },
  },
  { name: 'not-http', ...broken, serve: ({ request }) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n') },
  { name: 'headers-never', ...stalled, serve() {} },
  {
    name: 'body-never',
    ...stalled,
    serve({ response }) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"a":')
    },
  },
  {
    name: 'error-body-never',
    ...stalled,
    serve({ response }) {
      response.writeHead(500, { 'content-type': 'application/json' })
      response.write('{')
    },
  },
  {
    name: 'drip',
    ...stalled,
    serve({ response }) {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    },
  },
  { name: 'headers-never-in-all', ...stalled, repeated: false, endedBy: 'totalTimeout', serve() {} },
  {
    name: 'slow-but-in-time',
    outcome: 'value',
    repeated: false,
    unknownOutcome: false,
    serve: ({ response, answer, contentType }) =>
      void setTimeout(() => reply(response, 200, answer, { 'content-type': contentType }), 100),
  },
]
