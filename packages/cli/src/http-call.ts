import ky, { isTimeoutError } from 'ky'
import type { AnyApi, Connection, Values } from './api.js'
import type { CommandOperation, CommandTable } from './command-table.js'
import { AnswerError, CliError, EXIT_CODES } from './exit-codes.js'
import type { Result } from './print-result.js'
import { toRequest } from './to-request.js'

/** Milliseconds of one attempt. */
const TIMEOUT = 30_000
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/** Calls an operation by what its document says alone: of the hub, and of addresses that no client of a package offers. */
export async function callByDocument(
  table: CommandTable,
  operation: CommandOperation,
  { request: { defaultUrl, headers } = {} }: AnyApi,
  connection: Connection,
  values: Values,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const base = connection.baseUrl ?? findAddress(table, connection) ?? defaultUrl
  if (base === undefined) throw new CliError(EXIT_CODES.usage, `--base-url is missing: where is ${table.title}?`)
  const credentials = operation.isPublic ? {} : (headers?.(connection) ?? {})
  const { path, query, headers: own, body } = toRequest(operation, values)
  const address = toAddress(base, path, query)
  const isRepeatable = operation.retry !== 'never'
  try {
    const response = await ky(address, {
      method: operation.method,
      headers: { accept: 'application/json, */*;q=0.5', ...own, ...credentials },
      ...(body !== undefined && { body }),
      ...(connection.fetch && { fetch: connection.fetch }),
      ...(signal && { signal }),
      // Credentials never follow a redirection.
      redirect: 'manual',
      throwHttpErrors: false,
      timeout: TIMEOUT,
      retry: isRepeatable ? { limit: 2, methods: [operation.method.toLowerCase() as 'get'] } : 0,
    })
    return await readAnswer(table, operation, response)
  } catch (error) {
    if (error instanceof CliError || signal?.aborted) throw error
    const why = isTimeoutError(error) ? `no answer within ${TIMEOUT} ms` : readCode(error)
    throw new CliError(EXIT_CODES.unavailable, `${table.title} ${operation.operationId}: ${why} (${address.origin})`)
  }
}

function findAddress({ environments }: CommandTable, { environment }: Connection): string | undefined {
  const names = Object.keys(environments)
  const name = environment ?? (names.length === 1 ? names[0] : undefined)
  return name === undefined ? undefined : environments[name]
}

function toAddress(base: string, path: string, query: URLSearchParams): URL {
  if (!URL.canParse(base)) throw new CliError(EXIT_CODES.usage, 'the base address is not an absolute address')
  const address = new URL(`${base.replace(/\/+$/, '')}${path}`)
  if (address.protocol !== 'https:' && !LOOPBACK.test(address.hostname))
    throw new CliError(EXIT_CODES.usage, 'the base address must be https: credentials would travel in clear')
  for (const [name, value] of query) address.searchParams.append(name, value)
  return address
}

async function readAnswer(table: CommandTable, { operationId }: CommandOperation, response: Response): Promise<Result> {
  const contentType = response.headers.get('content-type') ?? ''
  const isJson = /\bjson\b/.test(contentType)
  if (!response.ok) {
    const text = response.type === 'opaqueredirect' ? '' : await response.text().catch(() => '')
    const message = `${table.title} ${operationId}: status ${response.status}`
    throw new AnswerError(response.status, message, isJson ? tryParse(text) : text)
  }
  if (response.status === 204) return { data: null }
  if (isJson || contentType === '') return { data: parseAnswer(await response.text(), `${table.title} ${operationId}`) }
  if (contentType.startsWith('text/') && !/\bcsv\b/.test(contentType)) {
    const text = await response.text()
    // JSON that is called plain text.
    return { data: tryParse(text) ?? text }
  }
  return { data: response.body ?? new Uint8Array(), contentType }
}

function parseAnswer(text: string, where: string): unknown {
  if (text.trim() === '') return null
  const parsed = tryParse(text)
  if (parsed === undefined) throw new CliError(EXIT_CODES.contract, `${where}: the answer is not JSON`)
  return parsed
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Of what `fetch` throws only the code is shown: its message may hold the address with its query. */
function readCode(error: unknown): string {
  for (let cause = error, depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth += 1) {
    const { code, cause: inner } = cause as { code?: unknown; cause?: unknown }
    if (typeof code === 'string') return `not reached (${code})`
    cause = inner
  }
  return 'not reached'
}
