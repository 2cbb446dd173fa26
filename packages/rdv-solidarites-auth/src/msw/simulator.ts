import { createHandlers } from '@hub/http/msw-handlers'
import { createSimulator, type SimulatedFetch } from '@hub/http/simulator'
import type { HttpHandler } from 'msw/http'
import { definition } from '../generated/rdv-solidarites-auth.definition.gen.js'
import { operations } from '../generated/rdv-solidarites-auth.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { AuthState, type AuthStateOptions } from './state.js'

export interface RdvSolidaritesAuthSimulatorOptions extends AuthStateOptions {
  /**
   * Where the simulated service is. Default: both public addresses, production and demonstration. `handlers` only catch requests to it;
   * `fetch` looks at its path, not at its host.
   */
  baseUrl?: string | readonly string[] | undefined
}

export interface RdvSolidaritesAuthSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: AuthState
  /** The service in this process, without msw or network: give it as the `fetch` option of `createRdvSolidaritesAuth`. */
  fetch: SimulatedFetch
}

/**
 * A small model of the sign-in of RDV-Solidarités: one live session per agent, tokens of two weeks, headers repeated in each answer. The
 * simulators of the other APIs ask its `state.authenticate` whether headers are those of a live session.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createRdvSolidaritesAuthSimulator(
  options: RdvSolidaritesAuthSimulatorOptions = {},
): RdvSolidaritesAuthSimulator {
  const state = new AuthState(options)
  const simulator = createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
  })
  return { state, fetch: simulator.fetch, handlers: createHandlers(simulator, { paths: '/api/v1/auth/*' }) }
}
