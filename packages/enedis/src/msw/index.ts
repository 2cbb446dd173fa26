import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  createEnedisSimulator as createSimulator,
  type EnedisSimulator as Simulator,
  type EnedisSimulatorOptions,
} from '../simulator/index.js'

export { ENEDIS_ERRORS } from '../simulator/index.js'
export type { EnedisSimulatorOptions }

export type EnedisSimulator = WithHandlers<Simulator>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createEnedisSimulator(options?: EnedisSimulatorOptions): EnedisSimulator {
  return withHandlers(createSimulator(options))
}
