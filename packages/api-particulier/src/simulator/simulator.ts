import { createSimulator, type SimulatedFetch, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/api-particulier.definition.gen.js'
import { operations } from '../generated/api-particulier.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { ApiParticulierState, type ApiParticulierStateOptions } from './state.js'

export interface ApiParticulierSimulatorOptions extends ApiParticulierStateOptions {
  /** Where the simulated service is. Default: its public addresses. The `handlers` of `./msw` only catch requests to it. */
  baseUrl?: string | readonly string[] | undefined
}

export type ApiParticulierSimulator = Simulator<ApiParticulierState>

/**
 * A small model of API Particulier: three benefits, tokens and delegations, limits, and the ban of who ignores them.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createApiParticulierSimulator(options: ApiParticulierSimulatorOptions = {}): ApiParticulierSimulator {
  const state = new ApiParticulierState(options)
  const { fetch, ...simulator } = createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
  })
  return { ...simulator, fetch: withSignal(fetch) }
}

/** A call that gets no answer ends with its signal, as that of a real connection does. */
function withSignal(fetch: SimulatedFetch): SimulatedFetch {
  return (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
    if (!signal) return fetch(input, init)
    const { promise, reject } = Promise.withResolvers<never>()
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    return Promise.race([fetch(input, init), promise])
  }
}
