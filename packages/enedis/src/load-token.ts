import { onDemand } from '@hub/http'
import { clientDefinition } from './definition.js'
import type { ApplicationToken } from './token.js'
import type { EnedisClientOptions } from './types.js'

/** The token of the application, by code that is loaded when it is first asked for. */
export function loadApplicationToken(options: EnedisClientOptions): ApplicationToken {
  const load = onDemand(async () => (await import('./token.js')).createApplicationToken(options, clientDefinition))
  return {
    auth: {
      headers: async () => (await load()).auth.headers(),
      onUnauthorized: async (sent) => (await (await load()).auth.onUnauthorized?.(sent)) ?? false,
    },
    revoke: async (call) => (await load()).revoke(call),
  }
}
