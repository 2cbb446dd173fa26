// Sends an answer piece after piece: no more of it is made than the client takes.
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
  /** Iterated once. A piece is good until the next one is asked for; others have their turn between two, also where one is empty. */
  body: Iterable<Uint8Array>
}

export interface SendOptions {
  /** Milliseconds in which the client must take some of what waits for it; then the connection is ended. Default 30 000. */
  maxWait?: number | undefined
  /** Called when a piece cannot be made after the answer has begun; the connection is then ended. */
  onBroken?: ((error: Error) => void) | undefined
}

const LONGEST_WAIT = 30_000
/** Bytes up to which a first piece is copied, to see whether it is all: then the length is told, and all is sent at once. */
const SHORT = 64 * 1024

/** Sends a success by the response of Node.js, past Hono; anything else, which is short, goes through Hono. */
export function sendPieces(context: Context<HubEnv>, answer: AnswerInPieces, options: SendOptions = {}): Response {
  const { outgoing } = context.env
  const { status, headers, body } = answer
  if (status !== 200) return new Response(Buffer.concat([...body]), { status, headers })
  send(outgoing, answer, options.maxWait).catch((error: Error) => {
    options.onBroken?.(error)
    // Only an ended connection tells that this is not all.
    outgoing.destroy()
  })
  return RESPONSE_ALREADY_SENT
}

async function send(
  response: ServerResponse,
  { status, headers, body }: AnswerInPieces,
  maxWait = LONGEST_WAIT,
): Promise<void> {
  const isOne = Array.isArray(body) && body.length === 1
  let first: Uint8Array | undefined
  let yieldWhenDue: ReturnType<typeof createYieldWhenDue> | undefined
  for (const piece of body) {
    if (!first && !response.headersSent && piece.length > 0 && (isOne || piece.length <= SHORT)) {
      first = isOne ? piece : Buffer.from(piece)
      if (piece.length > SHORT) yieldWhenDue = prepareToWait(response, maxWait)
      continue
    }
    yieldWhenDue ??= prepareToWait(response, maxWait)
    if (piece.length > 0) {
      if (!response.headersSent) response.writeHead(status, headers)
      await write(response, first ? [first, piece] : [piece])
      first = undefined
    }
    await yieldWhenDue()
    if (response.destroyed) return
  }
  if (!response.headersSent) response.writeHead(status, { ...headers, 'content-length': first?.length ?? 0 })
  response.end(first)
}

/** For an answer that is not sent at once. */
function prepareToWait(response: ServerResponse, maxWait: number): ReturnType<typeof createYieldWhenDue> {
  outliveHalfClose(response)
  response.setTimeout(maxWait, () => void response.req.socket.resetAndDestroy())
  return createYieldWhenDue()
}

/** Writes by one system call; waits until the system has taken all, or the client is gone. */
function write(response: ServerResponse, pieces: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve) => {
    const { socket } = response
    const end = (): void => {
      response.off('close', end)
      resolve()
    }
    response.once('close', end)
    socket?.cork()
    for (const [index, piece] of pieces.entries()) response.write(piece, index === pieces.length - 1 ? end : undefined)
    socket?.uncork()
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
