// Megabytes that exist in parts already are written as they are: copying them into one piece first costs as much as sending them.
// Parts that do not exist yet are made as fast as the client takes them, in memory that is used again.
import { ServerResponse } from 'node:http'
import type { BodyPart } from './body-parts.js'
import { handOn } from './hand-on.js'

/** The parts that stand behind a body: whoever is given this very object to send sends them instead. */
const partsOf = new WeakMap<Uint8Array, readonly BodyPart[]>()

/** A response that knows bodies in parts. */
export class ResponseInParts extends ServerResponse {
  override end(...parameters: unknown[]): this {
    const parts = parameters[0] instanceof Uint8Array ? partsOf.get(parameters[0]) : undefined
    if (parts === undefined) return super.end(...(parameters as Parameters<ServerResponse['end']>))
    if (parts.every((part) => part instanceof Uint8Array)) endWith(this, parts)
    else endAsMade(this, parts).catch((error: Error) => this.destroy(error))
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
  const isGone = new Promise<false>((resolve) => response.once('close', () => resolve(false)))
  const send = async (chunk: Uint8Array): Promise<boolean> =>
    !response.destroyed && (await Promise.race([isSentWhole(response, chunk), isGone]))
  if (await handOn(parts, send)) response.end()
}

/** Whether the system took the whole chunk, once it is known. */
function isSentWhole(response: ServerResponse, chunk: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => void response.write(chunk, (error) => resolve(!error)))
}

/** A body for the response of a `ResponseInParts`; its length must be announced. Without one, a copy of the parts is needed. */
export function bodyInParts(parts: readonly BodyPart[]): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array()
  partsOf.set(body, parts)
  return body
}
