import { createSimulator, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/ants-coordination.definition.gen.js'
import { operations } from '../generated/ants-coordination.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { AntsState, type AntsStateOptions } from './state.js'

export interface AntsSimulatorOptions extends AntsStateOptions {
  /**
   * Where the simulated service is, with or without `/api` at the end. Default: both public addresses, production and integration. The
   * `handlers` of `./msw` only catch requests to it.
   */
  baseUrl?: string | readonly string[] | undefined
  /** The only token accepted. Default: any that is not empty. */
  token?: string | undefined
}

export type AntsSimulator = Simulator<AntsState>

/**
 * A small model of ANTS's coordination API: it remembers what is declared and withdrawn, and has the quirks of the real service.
 *
 * Numbers are `unknown` unless seeded; `SOLOCAL001` to `SOLOCAL012` are, as in ANTS's integration environment (001 to 003
 * validated, 004 to 006 declared, 007 to 009 consumed, 010 to 012 expired).
 *
 * ```ts
 * const simulator = createAntsSimulator()
 * simulator.state.setStatus('A123456789', 'validated')
 * const ants = createAntsClient({ environment: 'integration', token: 'any', fetch: simulator.fetch })
 * ```
 *
 * @throws TypeError when `baseUrl` is not an absolute address, `token` is empty, or `snapshot` is not one of this simulator
 */
export function createAntsSimulator(options: AntsSimulatorOptions = {}): AntsSimulator {
  const { baseUrl, token } = options
  if (token === '') throw new TypeError('token is empty: leave it out to accept any')
  const state = new AntsState(options)
  return createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl,
    state,
    handle: (call) => handle(call, state, token),
    handleUnknownRoute,
    paths: '/api/*',
  })
}
