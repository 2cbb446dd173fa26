import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Context } from 'hono'
import type { HubEnv } from './hub-env.js'

/** By names in lower case. */
type DefaultHeaders = Readonly<Record<string, string>>

/**
 * Gives the answer headers that it may set otherwise itself: call it before the answer is made, and `apply` of what it returns after.
 * They wait in the server's response until its head is written: rewriting the headers of every answer, or setting them one by one, costs
 * more than all the rest of the way to its handler.
 */
export function defaultHeaders(context: Context<HubEnv>, headers: DefaultHeaders): { apply(): void } {
  const outgoing = context.env?.outgoing
  if (outgoing instanceof ResponseWithDefaults && !outgoing.headersSent) {
    outgoing.addDefaults(headers)
    return NOTHING_LEFT
  }
  // An application that is called in process has no server around it.
  return {
    apply: () => {
      for (const [name, value] of Object.entries(headers)) {
        if (!context.res.headers.has(name)) context.res.headers.set(name, value)
      }
    },
  }
}

const NOTHING_LEFT = { apply: () => {} }

/** A response with headers for which its answer has none of its own. */
export class ResponseWithDefaults<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  #defaults: DefaultHeaders | undefined

  addDefaults(headers: DefaultHeaders): void {
    this.#defaults = this.#defaults ? { ...this.#defaults, ...headers } : headers
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const own = rest.at(-1)
    const isNamed = typeof own === 'object' && own !== null
    const headers = this.#complete(isNamed ? (own as OutgoingHttpHeaders) : {})
    const [reason] = rest
    return typeof reason === 'string' ? super.writeHead(status, reason, headers) : super.writeHead(status, headers)
  }

  #complete(own: OutgoingHttpHeaders): OutgoingHttpHeaders {
    const headers: OutgoingHttpHeaders = { ...this.#defaults }
    for (const name of this.getHeaderNames()) delete headers[name]
    // A name in two spellings would be sent twice.
    for (const name in own) headers[name.toLowerCase()] = own[name]
    return headers
  }
}
