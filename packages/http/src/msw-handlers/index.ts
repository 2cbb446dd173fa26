// The only file that imports msw: whatever else a simulator is made of works without it.
import { http, type HttpHandler, HttpResponse } from 'msw/http'
import type { Simulator } from '../simulator/index.js'

export interface HandlerOptions {
  /**
   * What is caught below each address of the simulator, such as `/api/*`: other requests go to other handlers. Default: the paths of the
   * operations with their methods, and nothing else.
   */
  paths?: string | undefined
}

/** Handlers for `setupServer` or `setupWorker` of msw 3, over a simulator. */
export function createHandlers<Operation extends string>(
  { fetch, baseUrls, operations }: Pick<Simulator<Operation, unknown>, 'fetch' | 'baseUrls' | 'operations'>,
  { paths }: HandlerOptions = {},
): HttpHandler[] {
  // A handler that throws makes msw answer 500: whatever is thrown here is a connection without an answer.
  const resolve = ({ request }: { request: Request }) => fetch(request).catch(() => HttpResponse.error())
  if (paths !== undefined) return baseUrls.map((baseUrl) => http.all(baseUrl + paths, resolve))
  const table: readonly { method: string; path: string }[] = Object.values(operations)
  return baseUrls.flatMap((baseUrl) =>
    table.map(({ method, path }) => http[toName(method)](baseUrl + path.replaceAll(/\{(\w+)\}/g, ':$1'), resolve)),
  )
}

const NAMES = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

function toName(method: string): (typeof NAMES)[keyof typeof NAMES] {
  const name = Object.entries(NAMES).find(([known]) => known === method)?.[1]
  if (name === undefined) throw new TypeError(`msw has no handler for ${method}`)
  return name
}
