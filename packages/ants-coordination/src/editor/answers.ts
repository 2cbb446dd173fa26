import type { ErrorAnswer } from './wire.js'

const encoder = new TextEncoder()

/** Never stored by a cache on the way: slots go fast, bookings are personal. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

/** An answer that does not depend on any server. */
export interface EditorAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /**
   * The body in pieces to be sent one after the other; none for `HEAD`. To be iterated once. What is not an array is made while it is
   * iterated: a piece is good until the next one is asked for, and an empty one means that others may have their turn.
   */
  readonly body: Iterable<Uint8Array>
}

/** 200 with JSON. */
export function ok(json: string): EditorAnswer {
  return { status: 200, headers: HEADERS, body: [encoder.encode(json)] }
}

/** 200 with bytes of JSON that lie ready, plain or in gzip. */
export function ready(body: Iterable<Uint8Array>, isGzip: boolean): EditorAnswer {
  const headers = { ...HEADERS, vary: 'accept-encoding', ...(isGzip && { 'content-encoding': 'gzip' }) }
  return { status: 200, headers, body }
}

/** An error in the shape of the template that ANTS publishes: `{ "detail": … }`. */
export function failure(
  status: number,
  detail: ErrorAnswer['detail'],
  headers: Readonly<Record<string, string>> = {},
): EditorAnswer {
  const body = [encoder.encode(JSON.stringify({ detail } satisfies ErrorAnswer))]
  return { status, headers: { ...HEADERS, ...headers }, body }
}

/** Seconds after which to retry; ANTS calls when a citizen searches. */
const RETRY_AFTER = '10'

/** The calendar is unavailable: an empty answer would mean that there is nothing. */
export function unavailable(): EditorAnswer {
  return failure(503, 'The calendar cannot be asked at present', { 'retry-after': RETRY_AFTER })
}

/** The answer as a standard `Response`. */
export function toResponse({ status, headers, body }: EditorAnswer): Response {
  const isWhole = Array.isArray(body) && body.length < 2
  return new Response(isWhole ? (body[0] ?? null) : toStream(body), { status, headers: { ...headers } })
}

function toStream(body: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.iterator]()
  return new ReadableStream({
    pull(controller) {
      let step = pieces.next()
      while (!step.done && step.value.length === 0) step = pieces.next()
      if (step.done) controller.close()
      else controller.enqueue(new Uint8Array(step.value))
    },
    cancel: () => void pieces.return?.(),
  })
}

/** Joins names and JSON values to a JSON object; `__proto__` is a name like any other. */
export function joinObject(entries: Iterable<readonly [name: string, json: string]>): string {
  return `{${Array.from(entries, ([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`
}
