import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultCase } from './fault-case.js'

/** What a fault can do with one request. */
export interface FaultExchange {
  request: IncomingMessage
  response: ServerResponse
  /** The bytes of an answer that the operation under test accepts. */
  answer: Buffer
  /** The media type of that answer. */
  contentType: string
  /** Another origin, where no credential may ever arrive. */
  otherOrigin: string
}

/** One row of the matrix: a way to misbehave, and what a client must make of it. */
export interface Fault {
  /** Short and unique. */
  name: string
  /** Name of the error class, or `value` when the call is to resolve to the answer. */
  outcome: string
  /** Whether an operation that may be repeated is sent again. */
  repeated: boolean
  /** Whether a write may have been carried out. */
  unknownOutcome: boolean
  /** What `error.retryAfter` must be, in seconds; not compared when absent. */
  retryAfter?: number | null
  /**
   * Which limit ends the call, where the fault is that nothing else does: it is short then, and all others are far away. Default: none
   * of them, all are far away, so that nothing but the fault decides how the call ends.
   */
  endedBy?: 'timeout' | 'totalTimeout'
  /** Whether the row says something about a case, by the kind of its request or answer. Default: about every case. */
  appliesTo?: ((faultCase: FaultCase) => boolean) | undefined
  /** Absent: nothing listens at all. */
  serve?(exchange: FaultExchange): void
}

/** Writes a whole answer at once. */
export function reply(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}
