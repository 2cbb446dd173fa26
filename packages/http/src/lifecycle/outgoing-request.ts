/**
 * A request on its way to `fetch`: an address and what goes with it, never a `Request`. The `fetch` of another library, such as undici's own
 * beside that of Node.js, takes no `Request` but its own, and would quietly send something else.
 */
export interface OutgoingRequest {
  readonly url: string
  readonly method: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** May be sent again, unless it is a stream. */
  readonly body?: RequestInit['body']
  /** What else `fetch` is told, such as `duplex`. */
  readonly init?: RequestInit | undefined
}

/** What each attempt is sent with. `init` may be what only this `fetch` knows, such as undici's `dispatcher`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>
