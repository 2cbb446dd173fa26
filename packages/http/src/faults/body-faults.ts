import { gzipSync } from 'node:zlib'
import { type Fault, reply } from './fault.js'
import type { FaultCase } from './fault-case.js'

const unreadable = { outcome: 'ContractError', repeated: false, unknownOutcome: true }
const readable = { outcome: 'value', repeated: false, unknownOutcome: false }

const isJson = ({ answerKind = 'json' }: FaultCase): boolean => answerKind === 'json'
const isDecoded = ({ answerKind = 'json' }: FaultCase): boolean => answerKind === 'json' || answerKind === 'text'

/** 100 MB of spaces in 100 kB: a gzip stream may consist of many members, so one is compressed and repeated. */
const bomb = Buffer.concat(Array<Buffer>(100).fill(gzipSync(Buffer.alloc(1_000_000, ' '))))

/** The answer arrives, and is not what it should be. */
export const bodyFaults: readonly Fault[] = [
  {
    name: 'truncated-json',
    ...unreadable,
    appliesTo: isJson,
    serve: ({ response }) => reply(response, 200, '{"a":', { 'content-length': '5' }),
  },
  {
    name: 'html-with-200',
    ...unreadable,
    appliesTo: isJson,
    serve: ({ response }) => reply(response, 200, '<html>Maintenance</html>', { 'content-type': 'text/html' }),
  },
  {
    name: 'empty-200',
    ...unreadable,
    appliesTo: isJson,
    serve: ({ response }) => reply(response, 200, '', { 'content-length': '0' }),
  },
  { name: 'empty-200-chunked', ...unreadable, appliesTo: isJson, serve: ({ response }) => reply(response, 200, '') },
  { name: 'json-null', ...unreadable, appliesTo: isJson, serve: ({ response }) => reply(response, 200, 'null') },
  { name: 'no-content', ...unreadable, appliesTo: isJson, serve: ({ response }) => void response.writeHead(204).end() },
  {
    name: 'wrong-content-type',
    ...readable,
    appliesTo: isJson,
    serve: ({ response, answer }) => reply(response, 200, answer, { 'content-type': 'text/plain' }),
  },
  {
    name: 'byte-order-mark',
    ...readable,
    appliesTo: isJson,
    serve: ({ response, answer }) => reply(response, 200, `\ufeff${answer.toString()}`),
  },
  {
    name: 'gzip',
    ...readable,
    serve: ({ response, answer, contentType }) =>
      reply(response, 200, gzipSync(answer), { 'content-type': contentType, 'content-encoding': 'gzip' }),
  },
  {
    name: 'gzip-in-name-only',
    ...unreadable,
    serve: ({ response, answer, contentType }) =>
      reply(response, 200, answer, { 'content-type': contentType, 'content-encoding': 'gzip' }),
  },
  {
    name: 'brotli-in-name-only',
    ...unreadable,
    serve: ({ response, answer, contentType }) =>
      reply(response, 200, answer, { 'content-type': contentType, 'content-encoding': 'br' }),
  },
  {
    name: 'reason-phrase-in-another-encoding',
    ...readable,
    serve({ request, answer }) {
      const head = `HTTP/1.1 200 Trouvé\r\ncontent-length: ${answer.byteLength}\r\nconnection: close\r\n\r\n`
      request.socket.end(Buffer.concat([Buffer.from(head, 'latin1'), answer]))
    },
  },
  {
    name: 'status-unknown-to-http',
    ...unreadable,
    serve: ({ request }) => request.socket.end('HTTP/1.1 999 Denied\r\ncontent-length: 2\r\n\r\n{}'),
  },
  {
    name: 'invalid-utf-8',
    ...unreadable,
    appliesTo: isDecoded,
    serve({ response }) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(Buffer.from('{"nom":"Ren\xe9"}', 'latin1'))
    },
  },
  {
    name: 'oversized-body',
    ...unreadable,
    serve: ({ response }) => reply(response, 200, `"${'x'.repeat(4_000_000)}"`),
  },
  {
    name: 'oversized-error',
    ...unreadable,
    serve: ({ response }) => reply(response, 503, 'x'.repeat(4_000_000), { 'content-type': 'text/plain' }),
  },
  {
    name: 'gzip-bomb',
    ...unreadable,
    serve({ response }) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(bomb)
    },
  },
  {
    name: 'endless-body',
    ...unreadable,
    serve({ response }) {
      response.writeHead(200, { 'content-type': 'application/json' })
      const chunk = Buffer.alloc(65_536, ' ')
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', more)
      more()
    },
  },
]
