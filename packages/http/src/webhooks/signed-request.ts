/**
 * The part of a Node.js request that is read: one of `node:http`, of Express, or of a framework that passes it on (`raw` in
 * Fastify).
 */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** True once the body has been read to its end. */
  readonly readableEnded?: boolean
  readonly readableFlowing?: boolean | null
  /** Set by a body parser: bytes, as of `express.raw()`, are used; with anything else the original bytes are lost. */
  readonly body?: unknown
  /** Reads without closing the connection at the first bad byte, so that an answer can still be given. */
  iterator?(options: { destroyOnReturn: boolean }): AsyncIterable<unknown>
}

/** The headers of a request, as `fetch` or Node.js give them. */
export interface RequestHeaders {
  readonly headers: Headers | NodeRequest['headers']
}

/** A delivery as it arrives: a `Request` (Hono's `c.req.raw`, Deno, Bun, Workers) or a Node.js request. Its body must be unread. */
export type SignedRequest = Request | NodeRequest

/** The value of a header, null when it is absent or occurs several times. */
export function getHeader({ headers }: RequestHeaders, name: string): string | null {
  if (isFetchHeaders(headers)) return headers.get(name)
  const value = headers[name.toLowerCase()]
  // Some frameworks give a list of every header, also of one that came once.
  const [only, ...more] = typeof value === 'string' ? [value] : (value ?? [])
  return only !== undefined && more.length === 0 ? only : null
}

export function isFetchRequest(request: SignedRequest): request is Request {
  return isFetchHeaders(request.headers)
}

/** Checks the shape, since a `Request` may come from another realm or from a framework's own class. */
function isFetchHeaders(headers: RequestHeaders['headers']): headers is Headers {
  return typeof headers.get === 'function'
}
