import { createSimulator, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/sirene.definition.gen.js'
import { operations } from '../generated/sirene.operations.gen.js'
import { definition as authDefinition } from '../generated/sirene-auth.definition.gen.js'
import { operations as authOperations } from '../generated/sirene-auth.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { SireneState, type SireneStateOptions } from './state.js'

export interface SireneSimulatorOptions extends SireneStateOptions {
  /** Where the simulated service is. Default: its public addresses, sign-in included. */
  baseUrl?: string | readonly string[] | undefined
}

export type SireneSimulator = Simulator<SireneState>

/**
 * A small model of Sirene, both products, and of the sign-in of the private one.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createSireneSimulator(options: SireneSimulatorOptions = {}): SireneSimulator {
  const state = new SireneState(options)
  const { private: signIn } = authDefinition.environments
  return createSimulator({
    operations: { ...operations, ...authOperations },
    // The longer address first, since the other begins like it.
    environments: { private: definition.environments.private, public: definition.environments.public, signIn },
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
    paths: '/*',
  })
}
