import { type WithHandlers, withHandlers } from '@hub/http/msw-handlers'
import {
  type AdresseSimulator as WithoutAdresseHandlers,
  type AdresseSimulatorOptions,
  type CommunesSimulator as WithoutCommunesHandlers,
  type CommunesSimulatorOptions,
  createAdresseSimulator as createPlainAdresseSimulator,
  createCommunesSimulator as createPlainCommunesSimulator,
} from '../simulator/index.js'

export type { AdresseSimulatorOptions, CommunesSimulatorOptions }

export type AdresseSimulator = WithHandlers<WithoutAdresseHandlers>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createAdresseSimulator(options?: AdresseSimulatorOptions): AdresseSimulator {
  return withHandlers(createPlainAdresseSimulator(options))
}

export type CommunesSimulator = WithHandlers<WithoutCommunesHandlers>

/**
 * The simulator of `./simulator`, with handlers for msw 2 and 3.
 *
 * @throws what that of `./simulator` does
 */
export function createCommunesSimulator(options?: CommunesSimulatorOptions): CommunesSimulator {
  return withHandlers(createPlainCommunesSimulator(options))
}
