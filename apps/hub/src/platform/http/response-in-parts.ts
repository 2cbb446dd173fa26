// Sends a body in parts: copying megabytes into one piece first would cost as much as sending them. Deferred parts are written as fast
// as the client reads them, in memory that is reused.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { BodyPart } from './body-parts.js'
import { ResponseWithDefaults } from './default-headers.js'
import { writeChunks } from './write-chunks.js'

/** An empty body, in place of which a `ResponseInParts` sends the parts. */
class BodyInParts extends Uint8Array<ArrayBuffer> {
  /** What is cut out of it is empty, and no such body. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array
  }

  readonly parts: readonly BodyPart[]
  readonly onBroken: (error: Error) => void

  constructor(parts: readonly BodyPart[], onBroken: (error: Error) => void) {
    super(NO_BYTES)
    this.parts = parts
    this.onBroken = onBroken
  }
}

/** Shared by all bodies in parts. */
const NO_BYTES = new ArrayBuffer()

/** A response that knows bodies in parts. */
export class ResponseInParts<Request extends IncomingMessage = IncomingMessage> extends ResponseWithDefaults<Request> {
  override end(...parameters: unknown[]): this {
    const [body] = parameters
    if (!(body instanceof BodyInParts)) return super.end(...(parameters as Parameters<ServerResponse['end']>))
    const { parts, onBroken } = body
    if (parts.every((part) => part instanceof Uint8Array)) endWith(this, parts)
    else {
      endAsMade(this, parts).catch((error: Error) => {
        onBroken(error)
        // A length was announced: only a cut connection tells that this is not all.
        this.destroy()
      })
    }
    return this
  }
}

function endWith(response: ServerResponse, parts: readonly Uint8Array[]): void {
  // One system call for as many parts as it takes.
  response.cork()
  for (const part of parts) response.write(part)
  response.end()
}

async function endAsMade(response: ServerResponse, parts: readonly BodyPart[]): Promise<void> {
  outliveHalfClose(response)
  const isGone = new Promise<false>((resolve) => response.once('close', () => resolve(false)))
  const send = async (chunk: Uint8Array): Promise<boolean> =>
    !response.destroyed && (await Promise.race([isSentWhole(response, chunk), isGone]))
  if (await writeChunks(parts, send)) response.end()
}

/**
 * A client that ends its half of the connection (`nc` does, having said all it has to say) is sent the rest: Node.js would end the
 * other half too, and what is not written by then would be lost. Its setting is for the whole server, where it would hide clients
 * who hang up while their answer is being made.
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

/** Whether the system took the whole chunk, once it is known. */
function isSentWhole(response: ServerResponse, chunk: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => void response.write(chunk, (error) => resolve(!error)))
}

/**
 * A body for the response of a `ResponseInParts`; its length must be announced. Without one, a copy of the parts is needed.
 * @param onBroken called when a part cannot be written; the connection is then cut
 */
export function bodyInParts(parts: readonly BodyPart[], onBroken: (error: Error) => void): Uint8Array<ArrayBuffer> {
  return new BodyInParts(parts, onBroken)
}
