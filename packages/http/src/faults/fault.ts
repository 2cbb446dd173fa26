import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a fault can do with one request. */
export interface FaultExchange {
  request: IncomingMessage
  response: ServerResponse
  /** A body that the operation under test accepts, as JSON text. */
  answer: string
  /** Another origin, where no credential may ever arrive. */
  otherOrigin: string
}

/** One row of the matrix: a way to misbehave, and what a client must make of it. */
export interface Fault {
  /** Short and unique; also the first segment of the path it is served under. */
  name: string
  /** Name of the error class, or `value` when the answer is to be handed on. */
  outcome: string
  /** Whether an operation that may be repeated is sent again. */
  repeated: boolean
  /** Whether a write may have been carried out. */
  unknownOutcome: boolean
  /** What `error.retryAfter` must be, in seconds; not looked at when absent. */
  retryAfter?: number | null
  /** Absent: nothing listens at all. */
  serve?(exchange: FaultExchange): void
}

/** Writes a whole answer at once. */
export function reply(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}
