import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createRdvSolidaritesAuthSimulator as createSimulator,
  type RdvSolidaritesAuthSimulator as Simulator,
  type RdvSolidaritesAuthSimulatorOptions,
} from '../simulator/index.js'

export type { RdvSolidaritesAuthSimulatorOptions }

export type RdvSolidaritesAuthSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createRdvSolidaritesAuthSimulator(
  options?: RdvSolidaritesAuthSimulatorOptions,
): RdvSolidaritesAuthSimulator {
  return withHandlers(createSimulator(options))
}
