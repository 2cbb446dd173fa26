import { createSimulator, type Simulator } from '@hub/http/simulator'
import { definition as authDefinition } from '../generated/france-travail-auth.definition.gen.js'
import { operations as authOperations } from '../generated/france-travail-auth.operations.gen.js'
import { definition } from '../generated/france-travail.definition.gen.js'
import { operations } from '../generated/france-travail.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { FranceTravailState, type FranceTravailStateOptions } from './state.js'

export interface FranceTravailSimulatorOptions extends FranceTravailStateOptions {
  /**
   * Where the simulated service is: its API and its tokens, of both realms. Default: its public addresses. The `handlers` of `./msw` only
   * catch requests to it.
   */
  baseUrl?: string | readonly string[] | undefined
}

export type FranceTravailSimulator = Simulator<FranceTravailState>

/**
 * A small model of France Travail: tokens of both realms, the certified search, updates of PASS IAE with what the sandbox refuses, and what
 * an agent may read.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createFranceTravailSimulator(options: FranceTravailSimulatorOptions = {}): FranceTravailSimulator {
  const state = new FranceTravailState(options)
  return createSimulator({
    operations: { ...operations, ...authOperations },
    environments: { ...definition.environments, tokens: authDefinition.environments.production },
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
  })
}
