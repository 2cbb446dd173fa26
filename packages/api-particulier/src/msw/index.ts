import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  type ApiParticulierSimulator as Simulator,
  type ApiParticulierSimulatorOptions,
  createApiParticulierSimulator as createSimulator,
} from '../simulator/index.js'

export type { ApiParticulierSimulatorOptions }

export type ApiParticulierSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createApiParticulierSimulator(options?: ApiParticulierSimulatorOptions): ApiParticulierSimulator {
  return withHandlers(createSimulator(options))
}
