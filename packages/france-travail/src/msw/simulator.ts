import { createHandlers } from '@hub/http/msw-handlers'
import { createSimulator, type SimulatedFetch } from '@hub/http/simulator'
import type { HttpHandler } from 'msw/http'
import { definition as authDefinition } from '../generated/france-travail-auth.definition.gen.js'
import { operations as authOperations } from '../generated/france-travail-auth.operations.gen.js'
import { definition } from '../generated/france-travail.definition.gen.js'
import { operations } from '../generated/france-travail.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { FranceTravailState, type FranceTravailStateOptions } from './state.js'

export interface FranceTravailSimulatorOptions extends FranceTravailStateOptions {
  /**
   * Where the simulated service is: its API and its tokens, of both realms. Default: its public addresses. `handlers` only catch requests
   * to it; `fetch` looks at its path, not at its host.
   */
  baseUrl?: string | readonly string[] | undefined
}

export interface FranceTravailSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: FranceTravailState
  /** The service in this process, without msw or network: give it as the `fetch` option of a client. */
  fetch: SimulatedFetch
}

/**
 * A small model of France Travail: tokens of both realms, the certified search, updates of PASS IAE with what the sandbox refuses, and what
 * an agent may read.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createFranceTravailSimulator(options: FranceTravailSimulatorOptions = {}): FranceTravailSimulator {
  const state = new FranceTravailState(options)
  const simulator = createSimulator({
    operations: { ...operations, ...authOperations },
    environments: { ...definition.environments, tokens: authDefinition.environments.production },
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
  })
  return { state, fetch: simulator.fetch, handlers: createHandlers(simulator) }
}
