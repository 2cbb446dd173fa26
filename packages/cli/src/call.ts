import type { CallOptions } from '@hub/http'
import type { AnyApi, Connection, OnProgress, Values } from './api.js'
import type { CommandOperation, CommandTable } from './command-table.js'
import { AnswerError } from './exit-codes.js'
import { callByDocument } from './http-call.js'
import type { Result } from './print-result.js'
import { toRawInit } from './to-request.js'

type Method = (...args: readonly unknown[]) => unknown

interface RawAnswer {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}

/**
 * Calls an operation by the way that keeps most of what its package knows: the package's own method, else the client's `raw`, else
 * what the document says.
 */
export async function callOperation(
  table: CommandTable,
  operation: CommandOperation,
  api: AnyApi,
  connection: Connection,
  values: Values,
  options: CallOptions,
  { isWalk, onProgress }: { readonly isWalk: boolean; readonly onProgress: OnProgress },
): Promise<Result> {
  const client = (await api.connect?.(connection)) as Readonly<Record<string, unknown>> | undefined
  if (!client) return callByDocument(table, operation, api, connection, values, options.signal)
  const own = (isWalk ? api.walks?.[operation.operationId] : undefined) ?? api.calls?.[operation.operationId]
  if (own) return readResult(own(client as never, values, options, onProgress), isWalk)
  const method = client[operation.operationId]
  if (typeof method === 'function') {
    const takesValues = operation.parameters.length > 0
    const args = takesValues ? [values, options] : [options]
    return readResult((method as Method).apply(client, args), isWalk, onProgress)
  }
  const raw = client['raw'] as Readonly<Record<string, Method>> | undefined
  if (raw === undefined || isOther(operation))
    return callByDocument(table, operation, api, connection, values, options.signal)
  const answer = (await raw[operation.method]?.(operation.path, {
    ...toRawInit(operation, values),
    ...options,
  })) as RawAnswer
  return readRaw(table, operation, answer)
}

/** Token endpoints and pages are not what the client of an API is for. */
function isOther({ isPublic }: CommandOperation): boolean {
  return isPublic === true
}

async function readResult(given: unknown, isWalk: boolean, onProgress?: OnProgress): Promise<Result> {
  const promise = given as { withResponse?: () => Promise<{ data: unknown; response: Response }>; pages?: unknown }
  if (isWalk && typeof promise.pages === 'function') return { data: walkPages(promise as never, onProgress) }
  if (typeof promise?.withResponse !== 'function') return { data: await given }
  const { data, response } = await promise.withResponse()
  return { data, contentType: response.headers.get('content-type') ?? undefined }
}

async function* walkPages(
  list: { pages: () => AsyncIterable<{ items: readonly unknown[] }> },
  onProgress: OnProgress | undefined,
): AsyncGenerator<unknown, void, undefined> {
  let done = 0
  for await (const { items } of list.pages()) {
    yield* items
    done += items.length
    onProgress?.(done)
  }
}

function readRaw(table: CommandTable, { operationId }: CommandOperation, { data, error, response }: RawAnswer): Result {
  if (response.ok) return { data, contentType: response.headers.get('content-type') ?? undefined }
  throw new AnswerError(response.status, `${table.title} ${operationId}: status ${response.status}`, error)
}
