// The only file that imports msw: whatever else a simulator is made of works without it. Versions 2 and 3 both have these names here.
import { http, type HttpHandler, HttpResponse } from 'msw'
import type { Simulator } from '../simulator/index.js'

/** A simulator with its handlers for msw. */
export type WithHandlers<Simulated> = Simulated & {
  /** For `setupServer` or `setupWorker` of msw 2 or 3. */
  handlers: HttpHandler[]
}

/** The same simulator, with handlers that catch the requests to its addresses. */
export function withHandlers<Simulated extends Pick<Simulator<unknown>, 'fetch' | 'routes'>>(
  simulator: Simulated,
): WithHandlers<Simulated> {
  // A handler that throws makes msw answer 500: whatever is thrown here is a connection without an answer.
  const resolve = ({ request }: { request: Request }) => simulator.fetch(request).catch(() => HttpResponse.error())
  return { ...simulator, handlers: simulator.routes.map(({ method, url }) => http[toName(method)](url, resolve)) }
}

const NAMES = { ALL: 'all', GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

function toName(method: string): (typeof NAMES)[keyof typeof NAMES] {
  const name = Object.entries(NAMES).find(([known]) => known === method)?.[1]
  if (name === undefined) throw new TypeError(`msw has no handler for ${method}`)
  return name
}
