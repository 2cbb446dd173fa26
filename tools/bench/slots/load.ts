import { Agent, type ClientRequestArgs, request } from 'node:http'

export interface Answer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  /** Of the body as it was sent. */
  size: number
  /** Empty unless asked for. */
  body: Buffer
}

export interface Connections {
  send(target: string, options?: Sending): Promise<Answer>
  close(): void
}

export interface Sending {
  method?: string
  headers?: Record<string, string>
  body?: string | undefined
  /** Keep the answer's body; default false: it is read to its end and counted only. */
  keepBody?: boolean
}

/** No more than that many connections at once, which stay open from request to request unless `keepAlive` is false. */
export function openConnections(maxSockets: number, keepAlive = true): Connections {
  const agent = new Agent({ keepAlive, maxSockets })
  return {
    send: (target, { method = 'GET', headers = {}, body, keepBody = false } = {}) =>
      exchange(target, { agent, method, headers }, body, keepBody),
    close: () => agent.destroy(),
  }
}

function exchange(
  target: string,
  options: ClientRequestArgs,
  body: string | undefined,
  keepBody: boolean,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(target, options, (response) => {
      const { statusCode: status = 0, headers } = response
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (keepBody) chunks.push(chunk)
      })
      response.once('end', () => resolve({ status, headers, size, body: Buffer.concat(chunks) }))
      response.once('error', reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** Calls `next` with 0, 1, 2 … in that many lanes side by side, until it was called `count` times or `until` (a time) has come. */
export async function inLanes(
  lanes: number,
  { count = Infinity, until = Infinity }: { count?: number; until?: number },
  next: (index: number) => Promise<void>,
): Promise<number> {
  let index = 0
  const lane = async (): Promise<void> => {
    while (index < count && Date.now() < until) await next(index++)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return index
}
