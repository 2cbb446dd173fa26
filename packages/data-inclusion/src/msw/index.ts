import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createDataInclusionSimulator as createSimulator,
  type DataInclusionSimulator as Simulator,
  type DataInclusionSimulatorOptions,
} from '../simulator/index.js'

export type { DataInclusionSimulatorOptions }

export type DataInclusionSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createDataInclusionSimulator(options?: DataInclusionSimulatorOptions): DataInclusionSimulator {
  return withHandlers(createSimulator(options))
}
