import { createSimulator, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/rdv-solidarites-auth.definition.gen.js'
import { operations } from '../generated/rdv-solidarites-auth.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { AuthState, type AuthStateOptions } from './state.js'

export interface RdvSolidaritesAuthSimulatorOptions extends AuthStateOptions {
  /**
   * Where the simulated service is. Default: both public addresses, production and demonstration. The `handlers` of `./msw` only catch
   * requests to it.
   */
  baseUrl?: string | readonly string[] | undefined
}

export type RdvSolidaritesAuthSimulator = Simulator<AuthState>

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
  return createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
    paths: '/api/v1/auth/*',
  })
}
