import type { Caller } from './api-keys.js'

/** What middleware leaves on a request for those after it. */
export interface HubEnv {
  Variables: {
    /** Names this request in logs, in answers and, when the caller sent it, in the caller's own logs. */
    requestId: string
    /** The partner, on every route under /api/v1. */
    caller: Caller
  }
}
