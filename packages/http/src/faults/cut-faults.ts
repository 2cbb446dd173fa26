import { gzipSync } from 'node:zlib'
import type { Fault } from './fault.js'

/** The answer ends early without saying so: a part of it must never pass for the whole. */
export const cutFaults: readonly Fault[] = [
  {
    name: 'chunked-cut-short',
    outcome: 'ConnectionError',
    repeated: true,
    unknownOutcome: true,
    serve({ request, response, answer }) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(answer)
      // The last chunk, which says that nothing follows, is missing.
      setTimeout(() => request.socket.end(), 20)
    },
  },
  {
    name: 'gzip-cut-short',
    outcome: 'ContractError',
    repeated: false,
    unknownOutcome: true,
    serve({ response, answer }) {
      const compressed = gzipSync(answer)
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(compressed.subarray(0, Math.floor(compressed.length / 2)))
    },
  },
]
