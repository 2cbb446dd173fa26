import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createFranceTravailSimulator as createSimulator,
  type FranceTravailSimulator as Simulator,
  type FranceTravailSimulatorOptions,
} from '../simulator/index.js'

export type { FranceTravailSimulatorOptions }

export type FranceTravailSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createFranceTravailSimulator(options?: FranceTravailSimulatorOptions): FranceTravailSimulator {
  return withHandlers(createSimulator(options))
}
