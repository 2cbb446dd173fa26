import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createRdvInsertionSimulator as createSimulator,
  type RdvInsertionSimulator as Simulator,
  type RdvInsertionSimulatorOptions,
} from '../simulator/index.js'

export type { RdvInsertionSimulatorOptions }

export type RdvInsertionSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createRdvInsertionSimulator(options?: RdvInsertionSimulatorOptions): RdvInsertionSimulator {
  return withHandlers(createSimulator(options))
}
