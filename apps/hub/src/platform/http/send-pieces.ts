// Sends an answer whose bytes lie ready, piece after piece: nothing is copied, and no more is made than the client takes.
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Context } from 'hono'
import { createYieldWhenDue } from '../process/time-slicing.js'
import type { HubEnv } from './hub-env.js'

export interface AnswerInPieces {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Iterated once, with pauses for other requests between two pieces. */
  body: Iterable<Uint8Array>
}

export interface SendOptions {
  /** Milliseconds in which the client must take some of what waits for it; then the connection is ended. Default 30 000. */
  maxWait?: number | undefined
  /** Called when a piece cannot be made after the answer has begun; the connection is then ended. */
  onBroken?: ((error: Error) => void) | undefined
}

/** Bytes that wait for a client at most: more pieces are made when it has taken those. */
const MAX_WAITING = 4 * 1024 * 1024
const LONGEST_WAIT = 30_000

/** Sends a success by the response of Node.js, past Hono; what is an array, short or whole, goes through Hono. */
export function sendPieces(context: Context<HubEnv>, answer: AnswerInPieces, options: SendOptions = {}): Response {
  const { outgoing } = context.env
  const { status, headers, body } = answer
  if (Array.isArray(body)) return new Response(body.length === 1 ? body[0] : Buffer.concat(body), { status, headers })
  outliveHalfClose(outgoing)
  outgoing.setTimeout(options.maxWait ?? LONGEST_WAIT, () => void outgoing.req.socket.resetAndDestroy())
  send(outgoing, answer).catch((error: Error) => {
    options.onBroken?.(error)
    // Only an ended connection tells that this is not all.
    outgoing.destroy()
  })
  return RESPONSE_ALREADY_SENT
}

async function send(response: ServerResponse, { status, headers, body }: AnswerInPieces): Promise<void> {
  const isGone = new Promise<void>((resolve) => void response.once('close', resolve))
  const yieldWhenDue = createYieldWhenDue()
  let pieces: Uint8Array[] = []
  let size = 0
  for (const piece of body) {
    pieces.push(piece)
    size += piece.byteLength
    if (size >= MAX_WAITING) {
      if (!response.headersSent) response.writeHead(status, headers)
      await Promise.race([write(response, pieces), isGone])
      pieces = []
      size = 0
    }
    const pause = yieldWhenDue()
    if (pause) await pause
    if (response.destroyed) return
  }
  if (!response.headersSent) response.writeHead(status, { ...headers, 'content-length': size })
  void write(response, pieces)
  response.end()
}

/** Writes all pieces by one system call, or as few as possible; waits until the system has taken them. */
function write(response: ServerResponse, pieces: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve) => {
    response.cork()
    for (const piece of pieces) response.write(piece)
    response.write('', () => resolve())
    response.uncork()
  })
}

/**
 * A client that ends its half of the connection (`nc` does, having sent its request) is sent the rest: Node.js would end the other half
 * too. Its setting is for the whole server, where it would hide clients that disconnect while their answer is being made.
 */
function outliveHalfClose(response: ServerResponse): void {
  const socket: Socket & { server?: Server & { httpAllowHalfOpen?: boolean } } = response.req.socket
  const { server } = socket
  if (!server) return
  const allow = (): void => void (server.httpAllowHalfOpen = true)
  const forbid = (): void => void (server.httpAllowHalfOpen = false)
  // Before and after the listener of Node.js, in the same event.
  socket.prependListener('end', allow).on('end', forbid)
  response.once('close', () => socket.off('end', allow).off('end', forbid))
}
