import { isUtf8 } from 'node:buffer'
import type { Context } from 'hono'
import { BodiesInFlight } from './bodies-in-flight.js'
import { BodyProgress } from './body-progress.js'
import type { RequestCheck } from './check-requests.js'
import { HttpProblem, invalidRequest } from './http-problem.js'
import { type JsonLimits, scanJson } from './json-scan.js'
import { createYieldWhenDue, runInSlices } from '../process/time-slicing.js'

const MEBIBYTE = 1024 * 1024
/** Bytes of a body; the limit of every route without its own. */
export const BODY_LIMIT = MEBIBYTE
/** A form that a citizen fills in. */
export const FORM_LIMIT = 64 * 1024
/** Fields of a form: more are not worth taking apart. */
const MAX_FIELDS = 200
/** The most that any route may allow, where the caller has shown an API key. */
export const LARGE_BODY_LIMIT = 32 * MEBIBYTE
/** Bytes that the process holds of all bodies which are being read; large ones, for which an API key is needed, have their own. */
const IN_FLIGHT = 16 * MEBIBYTE
const LARGE_IN_FLIGHT = 2 * LARGE_BODY_LIMIT
const bodies = new BodiesInFlight({ budget: IN_FLIGHT, elapsed: () => performance.now() })
const largeBodies = new BodiesInFlight({ budget: LARGE_IN_FLIGHT, elapsed: () => performance.now() })
/**
 * How much of a refused body is read to nowhere, and for how long, before the answer: a client that is still sending may see a cut
 * connection instead of an answer, and one that sends nothing must not be waited for.
 */
const DISCARDED = { bytes: 64 * MEBIBYTE, milliseconds: 500 }

/** Refuses a body by its announced length: comes first, before even the API key is looked up. */
export function refuseAnnouncedSize(getLimit: (path: string) => number): RequestCheck {
  return (context) => {
    const announced = context.req.header('content-length')
    if (announced === undefined) return undefined
    const limit = getLimit(context.req.path)
    return Number(announced) > limit ? refuseSize(context, limit) : undefined
  }
}

async function refuseSize(context: Context, limit: number): Promise<never> {
  await discard(context.req.raw.body?.getReader())
  throw createTooLargeProblem(limit)
}

/** What an ordinary request may hold: some dozen values are honest. */
const JSON_LIMITS: JsonLimits = { depth: 32, keys: 1_000, items: 1_000, values: 5_000, bytes: BODY_LIMIT }

/**
 * The request's body as JSON text, which can be parsed in one go: what a parser would take long for is refused unparsed.
 * @param more limits other than those of an ordinary request
 * @throws {HttpProblem} 415 when it is announced as anything but JSON, 413 when it passes the limit (its length need not be
 * announced), 422 when it is not UTF-8 or holds too much, with a pointer.
 */
export async function readJsonText(context: Context, more: Partial<JsonLimits> = {}): Promise<string> {
  const bytes = await readJsonBytes(context)
  const scan = await runInSlices(scanJson(bytes, { ...JSON_LIMITS, ...more }))
  if (!scan.ok) throw invalidRequest([{ in: 'body', ...scan.problem }])
  return bytes.toString('utf8')
}

/**
 * The bytes of a body that is JSON in UTF-8, unparsed.
 * @throws {HttpProblem} 415, 413 or 422, as above
 */
export async function readJsonBytes(context: Context, limit = BODY_LIMIT): Promise<Buffer<ArrayBuffer>> {
  const type = context.req.header('content-type')
  if (type !== undefined && !/^application\/([\w.-]+\+)?json *(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'unsupported_media_type', 'Send JSON, with "Content-Type: application/json".')
  }
  const bytes = await readBytes(context, limit)
  if (!isUtf8(bytes)) throw invalidRequest([{ in: 'body', pointer: '', message: 'must be encoded in UTF-8' }])
  return bytes
}

/**
 * The fields of a form. What is no UTF-8 in them reads as U+FFFD.
 * @throws {HttpProblem} 415 when it is announced as anything else, 413 when it passes the limit.
 */
export async function readForm(context: Context, limit = FORM_LIMIT): Promise<URLSearchParams> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'unsupported_media_type', 'Send a form: "application/x-www-form-urlencoded".')
  }
  const bytes = await readBytes(context, limit)
  if (countFields(bytes) > MAX_FIELDS) throw tooManyFields()
  return new URLSearchParams(bytes.toString('utf8'))
}

/**
 * The request's body to the byte, for what is signed over it.
 * @throws {HttpProblem} 413 when it passes the limit.
 */
export async function readBytes(context: Context, limit = BODY_LIMIT): Promise<Buffer<ArrayBuffer>> {
  const bytes = await readWithin(limit, context.req.raw.body)
  if (bytes === undefined) throw createTooLargeProblem(limit)
  return bytes
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** The bytes of a body, or undefined when there are more than `limit`. Never holds more than that in memory. */
async function readWithin(
  limit: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<Buffer<ArrayBuffer> | undefined> {
  if (body === null) return Buffer.alloc(0)
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  const givenUp = Promise.withResolvers<never>()
  givenUp.promise.catch(() => {})
  const inFlight = (limit > BODY_LIMIT ? largeBodies : bodies).begin(() => givenUp.reject(noRoom()))
  const progress = new BodyProgress(() => givenUp.reject(tooSlow()))
  const read = (): Promise<ReadableStreamReadResult<Uint8Array>> => Promise.race([reader.read(), givenUp.promise])
  try {
    for (let next = await read(); !next.done; next = await read()) {
      size += next.value.length
      if (size > limit) {
        await discard(reader)
        return undefined
      }
      if (!inFlight.grow(next.value.length)) throw noRoom()
      progress.note(size)
      chunks.push(next.value)
    }
    return await joinChunks(chunks, size)
  } catch (error) {
    chunks.length = 0
    if (error instanceof HttpProblem) throw error
    throw new HttpProblem(400, 'incomplete_body', 'The connection ended before the body did: send the request again.')
  } finally {
    inFlight.done()
    progress.end()
  }
}

/** Copies the chunks into one piece, yielding to the event loop while megabytes are copied. */
async function joinChunks(chunks: Uint8Array[], size: number): Promise<Buffer<ArrayBuffer>> {
  const yieldWhenDue = createYieldWhenDue()
  const whole = Buffer.allocUnsafeSlow(size)
  let filled = 0
  for (const chunk of chunks) {
    whole.set(chunk, filled)
    filled += chunk.length
    await yieldWhenDue()
  }
  return whole
}

function countFields(form: Buffer): number {
  let count = 1
  for (let at = form.indexOf('&'); at >= 0 && count <= MAX_FIELDS; at = form.indexOf('&', at + 1)) count += 1
  return count
}

async function discard(reader: Reader | undefined): Promise<void> {
  let left = DISCARDED.bytes
  const read = async (): Promise<void> => {
    for (let next = await reader?.read(); next && !next.done && left > 0; next = await reader?.read()) {
      left -= next.value.length
    }
  }
  const maxWait = new Promise<void>((resolve) => setTimeout(resolve, DISCARDED.milliseconds).unref())
  await Promise.race([read().catch(() => {}), maxWait])
}

function createTooLargeProblem(limit: number): HttpProblem {
  const size = limit < MEBIBYTE ? `${limit / 1024} KiB` : `${limit / MEBIBYTE} MiB`
  const detail = `The body is larger than ${size}, the limit of this route.`
  return new HttpProblem(413, 'payload_too_large', detail, { headers: { connection: 'close' } })
}

function tooManyFields(): HttpProblem {
  return new HttpProblem(413, 'payload_too_large', `The form has more than ${MAX_FIELDS} fields.`)
}

const CLOSE = { connection: 'close' }

function tooSlow(): HttpProblem {
  const detail = 'The body stopped coming, or came too slowly: send the request again.'
  return new HttpProblem(408, 'body_timeout', detail, { headers: CLOSE })
}

function noRoom(): HttpProblem {
  const detail = 'Too many bodies are being received at once: nothing was changed, try again.'
  return new HttpProblem(503, 'too_many_bodies', detail, { headers: { ...CLOSE, 'retry-after': '2' } })
}
