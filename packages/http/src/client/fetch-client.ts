// Loaded by the first raw call, or by the first call once there is middleware: a program that has neither does without openapi-fetch.
import createFetchClient, { type Middleware } from 'openapi-fetch'
import type { Call } from '../lifecycle/call.js'
import type { OutgoingRequest } from '../lifecycle/outgoing-request.js'
import type { Operation, OperationTable } from '../operations.js'
import type { HeaderOptions } from './options.js'
import type { RequestBase } from './outgoing.js'

/** What openapi-fetch answers: `data` of a success or `error` of the rest, parsed when it was JSON. */
export interface RawAnswer {
  data?: unknown
  error?: unknown
  response: Response
}

/** What openapi-fetch takes beside the path. */
export interface RawInit extends Record<string, unknown> {
  params?: { path?: unknown; query?: unknown }
  body?: unknown
  parseAs?: unknown
  middleware?: readonly Middleware[]
}

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

/** The operation that a raw call addresses. Of those that the document does not know, only reads are repeated. */
export function findOperation(table: OperationTable, method: string, path: string): Operation & { name: string } {
  for (const [name, operation] of Object.entries(table)) {
    if (operation.method === method && operation.path === path) return { name, ...operation }
  }
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  return { name: `${method} request`, method, path, retry: reads ? 'safe' : 'never', responses: {} }
}

/** Headers in any of the forms that `fetch` knows, null kept where the form allows it. */
export function toHeaderOptions(headers: HeadersInit | HeaderOptions | undefined): HeaderOptions | undefined {
  if (headers === undefined) return undefined
  return headers instanceof Headers || Array.isArray(headers) ? Object.fromEntries(new Headers(headers)) : headers
}
