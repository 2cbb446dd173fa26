import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createSireneSimulator as createSimulator,
  type SireneSimulator as Simulator,
  type SireneSimulatorOptions,
} from '../simulator/index.js'

export { SIMULATED_SIRETS } from '../simulator/index.js'
export type { SireneSimulatorOptions }

export type SireneSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createSireneSimulator(options?: SireneSimulatorOptions): SireneSimulator {
  return withHandlers(createSimulator(options))
}
