import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createMetabaseSimulator as createSimulator,
  type MetabaseSimulator as Simulator,
  type MetabaseSimulatorOptions,
} from '../simulator/index.js'

export { SIMULATED_SECRET_KEY } from '../simulator/index.js'
export type { MetabaseSimulatorOptions }

export type MetabaseSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createMetabaseSimulator(options?: MetabaseSimulatorOptions): MetabaseSimulator {
  return withHandlers(createSimulator(options))
}
