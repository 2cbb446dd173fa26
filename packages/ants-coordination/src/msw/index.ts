import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  type AntsSimulator as Simulator,
  type AntsSimulatorOptions,
  createAntsSimulator as createSimulator,
} from '../simulator/index.js'

export type { AntsSimulatorOptions }

export type AntsSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createAntsSimulator(options?: AntsSimulatorOptions): AntsSimulator {
  return withHandlers(createSimulator(options))
}
