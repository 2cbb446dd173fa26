import { createHandlers } from '@hub/http/msw-handlers'
import { createSimulator, type SimulatedFetch } from '@hub/http/simulator'
import type { HttpHandler } from 'msw/http'
import { definition } from '../generated/data-inclusion.definition.gen.js'
import { operations } from '../generated/data-inclusion.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { DataInclusionState, type DataInclusionStateOptions } from './state.js'

export interface DataInclusionSimulatorOptions extends DataInclusionStateOptions {
  /**
   * Where the simulated service is. Default: its public addresses. `handlers` only catch requests to it; `fetch` looks at its path, not
   * at its host.
   */
  baseUrl?: string | readonly string[] | undefined
}

export interface DataInclusionSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: DataInclusionState
  /** The service in this process, without msw or network: give it as the `fetch` option of a client. */
  fetch: SimulatedFetch
}

/**
 * A small model of Data inclusion.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createDataInclusionSimulator(options: DataInclusionSimulatorOptions = {}): DataInclusionSimulator {
  const state = new DataInclusionState(options)
  const simulator = createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
  })
  return { state, fetch: simulator.fetch, handlers: createHandlers(simulator) }
}
