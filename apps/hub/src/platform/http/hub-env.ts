import type { HttpBindings } from '@hono/node-server'
import type { Caller } from '../partners/api-keys.js'

/** What middleware leaves on a request for those after it. */
export interface HubEnv {
  /** The connection, for the address at its other end. */
  Bindings: HttpBindings
  Variables: {
    /** Names this request in logs, in answers and, when the caller sent it, in the caller's own logs. */
    requestId: string
    /** The partner, on every route under /api/v1. */
    caller: Caller
  }
}
