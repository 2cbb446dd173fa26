import type { Context } from 'hono'
import type { HubEnv } from './hub-env.js'

/**
 * Gives the answer headers that it may set otherwise itself: call it before the answer is made, and `apply` of what it returns after.
 * They go straight to the server's response, where the answer's own replace them: rewriting the headers of every answer costs more
 * than all the rest of the way to its handler.
 */
export function defaultHeaders(context: Context<HubEnv>, headers: Readonly<Record<string, string>>): { apply(): void } {
  const outgoing = context.env?.outgoing
  if (outgoing && !outgoing.headersSent) {
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
    return { apply: () => {} }
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
