import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createRdvSolidaritesSimulator as createSimulator,
  type RdvSolidaritesSimulator as Simulator,
  type RdvSolidaritesSimulatorOptions,
} from '../simulator/index.js'

export type { RdvSolidaritesSimulatorOptions }

export type RdvSolidaritesSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createRdvSolidaritesSimulator(options?: RdvSolidaritesSimulatorOptions): RdvSolidaritesSimulator {
  return withHandlers(createSimulator(options))
}
