// Megabytes that exist in parts already are written as they are: copying them into one piece first costs as much as sending them.
import { ServerResponse } from 'node:http'

/** The parts that stand behind a body: whoever is given this very object to send sends them instead. */
const partsOf = new WeakMap<Uint8Array, readonly Uint8Array[]>()

/** A response that knows bodies in parts. */
export class ResponseInParts extends ServerResponse {
  override end(...parameters: unknown[]): this {
    const parts = parameters[0] instanceof Uint8Array ? partsOf.get(parameters[0]) : undefined
    if (parts === undefined) return super.end(...(parameters as Parameters<ServerResponse['end']>))
    // One system call for as many parts as it takes.
    this.cork()
    for (const part of parts) this.write(part)
    return super.end()
  }
}

/** A body for the response of a `ResponseInParts`; its length must be announced. Without one, a copy of the parts is needed. */
export function bodyInParts(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array()
  partsOf.set(body, parts)
  return body
}
