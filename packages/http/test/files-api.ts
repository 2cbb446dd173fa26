import {
  anyContent,
  type ByteSource,
  bytesAnswer,
  type CallOptions,
  type ClientDefinition,
  type ClientOptions,
  createClientCore,
  type FilePart,
  formBody,
  headerAuth,
  multipartBody,
  type OperationTable,
  streamedAnswer,
  streamedBody,
  textAnswer,
} from '../src/index.js'

/** A made-up API with a request or an answer of each kind, as codegen would describe it. */
export interface FilesOperations {
  createToken: JsonAnswer & {
    requestBody: {
      content: { 'application/x-www-form-urlencoded': { client_id: string; client_secret: string; scope?: string[] } }
    }
  }
  importFile: JsonAnswer & { requestBody: { content: { 'multipart/form-data': ImportForm } } }
  replaceFile: JsonAnswer & { requestBody: { content: { 'application/octet-stream': ByteSource } } }
  getText: { responses: { 200: { content: { 'text/csv': string } } } }
  getBytes: { responses: { 200: { content: { 'image/png': Uint8Array } } } }
  getStream: { responses: { 200: { content: { 'text/csv': ReadableStream<Uint8Array> } } } }
  startExport: { responses: { 200: { content: { 'text/csv': ReadableStream<Uint8Array> } } } }
  geocode: {
    requestBody: { content: { 'multipart/form-data': ImportForm } }
    responses: { 200: { content: { 'text/csv': ReadableStream<Uint8Array> } } }
  }
  query: {
    responses: {
      200: { content: { 'application/json': unknown[] } }
      202: { content: { 'application/json': unknown[] } }
    }
  }
}

interface JsonAnswer {
  responses: { 200: { content: { 'application/json': { weight: number } } } }
}

export interface ImportForm {
  data: Blob | FilePart
  columns?: string[]
  postcode?: string
}

const weighed = {
  '~standard': {
    version: 1,
    validate: (value: unknown) =>
      typeof (value as { weight?: unknown } | null)?.weight === 'number' ? {} : { issues: [{ path: ['weight'] }] },
  },
} as const

const rows = {
  '~standard': { version: 1, validate: (value: unknown) => (Array.isArray(value) ? {} : { issues: [{ path: [] }] }) },
} as const

const json = { 200: weighed }
const any = { 200: anyContent }
/** What the rows about size are sent to. */
const limited = { maxBytes: 1_000_000, objectIsRefusal: true }

const operations = {
  createToken: { method: 'POST', path: '/token', retry: 'safe', body: formBody, responses: json },
  importFile: { method: 'POST', path: '/files', retry: 'idempotent', body: multipartBody, responses: json },
  replaceFile: { method: 'PUT', path: '/file', retry: 'idempotent', body: streamedBody('text/csv'), responses: json },
  getText: { method: 'GET', path: '/text', retry: 'safe', answer: textAnswer(), responses: any },
  getBytes: { method: 'GET', path: '/bytes', retry: 'safe', answer: bytesAnswer(), responses: any },
  getStream: { method: 'GET', path: '/stream', retry: 'safe', answer: streamedAnswer(limited), responses: any },
  startExport: { method: 'POST', path: '/export', retry: 'never', answer: streamedAnswer(limited), responses: any },
  geocode: {
    method: 'POST',
    path: '/csv',
    retry: 'safe',
    body: multipartBody,
    answer: streamedAnswer({ allowCompressed: true }),
    responses: any,
  },
  query: { method: 'POST', path: '/query', retry: 'safe', responses: { 200: rows, 202: rows } },
} as const satisfies OperationTable

export const TOKEN = 'token-canary-4f1c'

export interface FilesClientOptions extends ClientOptions<'production'>, Pick<ClientDefinition, 'readRefusal'> {}

export function createFilesClient({ readRefusal, ...options }: FilesClientOptions) {
  const definition = {
    api: 'Files',
    userAgent: '@hub/files/1.2.3',
    environments: { production: 'https://files.example.fr' },
    operations,
    propertyNames: ['weight'],
    ...(readRefusal && { readRefusal }),
  }
  const core = createClientCore<Record<string, never>, FilesOperations>(definition, {
    auth: headerAuth('x-files-token', TOKEN),
    ...options,
  })
  const read =
    <Id extends 'getText' | 'getBytes' | 'getStream' | 'startExport' | 'query'>(id: Id) =>
    (call?: CallOptions) =>
      core.call(id, () => ({}) as never, call)
  return {
    createToken: (
      body: FilesOperations['createToken']['requestBody']['content']['application/x-www-form-urlencoded'],
      call?: CallOptions,
    ) => core.call('createToken', () => ({ body }), call),
    importFile: (body: ImportForm, call?: CallOptions) => core.call('importFile', () => ({ body }), call),
    replaceFile: (body: ByteSource, call?: CallOptions) => core.call('replaceFile', () => ({ body }), call),
    geocode: (body: ImportForm, call?: CallOptions) => core.call('geocode', () => ({ body }), call),
    getText: read('getText'),
    getBytes: read('getBytes'),
    getStream: read('getStream'),
    startExport: read('startExport'),
    query: read('query'),
    raw: core.raw,
  }
}

/** All of a stream as text. */
export async function collect(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stream) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** A source of these chunks, which tells whether it was ended, and never ends by itself when `stalls`. */
export function source(chunks: (string | Error)[], { stalls = false } = {}) {
  const left = [...chunks]
  const state = { read: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        state.read += 1
        const next = left.shift()
        if (next instanceof Error) controller.error(next)
        else if (next !== undefined) controller.enqueue(new TextEncoder().encode(next))
        else if (stalls) await new Promise(() => {})
        else controller.close()
      },
      cancel: () => void (state.cancelled = true),
    },
    { highWaterMark: 0 },
  )
  return { stream, state }
}
