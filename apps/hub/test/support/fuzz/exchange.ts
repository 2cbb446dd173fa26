// One request in bytes over a socket of its own: what no HTTP client would send goes out too.
import { connect } from 'node:net'

export interface FuzzedRequest {
  method: string
  /** As it stands in the request line. */
  target: string
  headers: readonly (readonly [name: string, value: string])[]
  body?: Buffer | undefined
  /** Bytes that are no request by RFC 9112: refusing them without a word is right. */
  malformed?: boolean
}

export interface FuzzedAnswer {
  status: number
  contentType: string
  /** Names in lower case; the last one of a name. */
  headers: ReadonlyMap<string, string>
  text: string
}

/** Milliseconds after which a request counts as hung. */
const PATIENCE = 120_000

/** @returns undefined when the connection was closed without an answer */
export function exchange(port: number, request: FuzzedRequest): Promise<FuzzedAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`no answer within ${PATIENCE} ms`)))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server may close while a body that it refused is still being sent.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error)
    })
    socket.on('close', () => resolve(readAnswer(Buffer.concat(chunks))))
    socket.on('end', () => socket.end())
    socket.write(requestBytes(request))
  })
}

/** One letter per byte, as in HTTP; what has no such byte is sent as UTF-8. */
export function requestBytes({ method, target, headers, body }: FuzzedRequest): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  const head = `${lines.join('\r\n')}\r\n\r\n`
  const isLatin1 = [...head].every((letter) => letter < '\u0100')
  return Buffer.concat([Buffer.from(head, isLatin1 ? 'latin1' : 'utf8'), body ?? Buffer.alloc(0)])
}

function readAnswer(bytes: Buffer): FuzzedAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const [line = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1])
  if (!Number.isInteger(status)) throw new Error(`no status line: ${line}`)
  // After "100 Continue" comes the answer.
  if (status < 200) return readAnswer(bytes.subarray(end + 4))
  const headers = new Map(fields.map((field) => [nameIn(field), field.slice(field.indexOf(':') + 1).trim()] as const))
  const rest = bytes.subarray(end + 4)
  const body = headers.get('transfer-encoding') === 'chunked' ? withoutChunks(rest) : rest
  return { status, contentType: headers.get('content-type') ?? '', headers, text: body.toString('utf8') }
}

function nameIn(field: string): string {
  return field.slice(0, field.indexOf(':')).toLowerCase()
}

function withoutChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16)
    if (!(size > 0)) break
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return Buffer.concat(parts)
}
