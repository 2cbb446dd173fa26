// Loaded by the first raw call, or by the first call once there is middleware: a program that has neither does without openapi-fetch. Nothing
// of it imports what is there at start, which a bundler would put into a third file: what it needs of that is given.
import createFetchClient from 'openapi-fetch'
import type { locateError } from '../errors/locate-error.js'
import type { Call } from '../lifecycle/call.js'
import type { OutgoingRequest } from '../lifecycle/outgoing-request.js'
import type { Operation, OperationTable } from '../operations.js'
import type { ClientDefinition } from './definition.js'
import type { addWords } from '../requests/refuse.js'
import type { HeaderOptions } from './options.js'
import type { RequestBase } from './outgoing.js'
import type { RawAnswer, RawCallInit, RawInit } from './raw-call.js'
import type { RequestExecutor } from './request-executor.js'
import type { answerError } from './typed-errors.js'

/** What of it is for openapi-fetch; the rest is for `fetch`. */
const OWN_KEYS = new Set(
  'params body parseAs baseUrl fetch Request middleware querySerializer bodySerializer pathSerializer'.split(' '),
)

let client: { request: (method: string, path: string, init: object) => Promise<RawAnswer> } | undefined

/**
 * Has openapi-fetch build a request and read its answer.
 *
 * @param send Carries the request that it and its middleware made.
 */
export async function requestByFetchClient(
  call: Call,
  init: RawInit,
  { baseUrl, headers, written }: RequestBase,
  send: (request: OutgoingRequest) => Promise<Response>,
): Promise<RawAnswer> {
  client ??= createFetchClient({ redirect: 'manual' }) as unknown as typeof client
  const { method, path } = call.operation
  const fetch = async (request: Request): Promise<Response> => send(await fromRequest(request, call, init))
  // Path parameters are always given, or openapi-fetch would send `{id}` as it stands when there are none.
  const params = { ...init.params, path: init.params?.path ?? {} }
  return (client as NonNullable<typeof client>).request(method, path, {
    ...written,
    ...init,
    params,
    baseUrl,
    headers,
    fetch,
  })
}

/** A request as it is sent. A stream is sent once; any other body is held, to be sent again. */
async function fromRequest(request: Request, call: Call, given: RawInit): Promise<OutgoingRequest> {
  const { url, method } = request
  const headers = Object.fromEntries(request.headers)
  const init = Object.fromEntries(Object.entries(given).filter(([name]) => !OWN_KEYS.has(name)))
  if (method === 'GET' || method === 'HEAD') return { url, method, headers, init }
  if (call.upload || given['duplex'] !== undefined) {
    call.limits.maxRetries = 0
    call.replayed = true
    return {
      url,
      method,
      headers,
      init: { ...init, duplex: 'half' } as RequestInit,
      body: request.body ?? undefined,
    }
  }
  const bytes = new Uint8Array(await request.arrayBuffer())
  return { url, method, headers, init, body: bytes.byteLength > 0 ? bytes : undefined }
}

/** What a raw call is made with. */
interface RawContext {
  definition: ClientDefinition
  executor: RequestExecutor
  /** Made where the call began, for its stack. */
  origin: Error
  locateError: typeof locateError
  addWords: typeof addWords
  answerError: typeof answerError
}

/**
 * A call of `raw`. It is bound to its operation here, because the transport must know whether it may be sent again, and takes the signal
 * out of the request: signals of cloned requests are lost under garbage collection.
 */
export async function requestRaw(
  method: string,
  path: string,
  { headers, signal, ...init }: RawCallInit,
  { definition, executor, origin, locateError, addWords, answerError }: RawContext,
): Promise<RawAnswer> {
  const options = { headers: toHeaderOptions(headers), signal: signal ?? undefined }
  const operation = findOperation(definition.operations, method.toUpperCase(), path)
  const call = executor.begin(operation, options)
  const answer = await executor.sendRaw(call, init, options).catch(async (thrown: unknown) => {
    await addWords(thrown)
    const error = locateError(thrown, definition.api, operation.name, origin)
    call.observer?.end(error)
    throw error
  })
  const { response } = answer
  const refusal = response.ok ? undefined : await answerError(definition, call, response, answer.error)
  call.observer?.end(refusal)
  // `if (error)` and `error !== undefined` must both see it: the body may be empty, or `null`, `false`, `0` or `""`.
  return response.ok || answer.error ? answer : { error: refusal, response }
}

/** The operation that a raw call addresses. Of those that the document does not know, only reads are repeated. */
function findOperation(table: OperationTable, method: string, path: string): Operation & { name: string } {
  for (const [name, operation] of Object.entries(table)) {
    if (operation.method === method && operation.path === path) return { name, ...operation }
  }
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  return { name: `${method} request`, method, path, retry: reads ? 'safe' : 'never', responses: {} }
}

/** Headers in any of the forms that `fetch` knows, null kept where the form allows it. */
function toHeaderOptions(headers: HeadersInit | HeaderOptions | undefined): HeaderOptions | undefined {
  if (headers === undefined) return undefined
  return headers instanceof Headers || Array.isArray(headers) ? Object.fromEntries(new Headers(headers)) : headers
}
