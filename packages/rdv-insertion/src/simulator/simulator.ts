import { createSimulator, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/rdv-insertion.definition.gen.js'
import { handle, type ValidateToken } from './handler.js'
import { unknownRoute } from './responses.js'
import { SERVED } from './served-operations.js'
import { RdvInsertionState, type RdvInsertionStateOptions } from './state.js'

export interface RdvInsertionSimulatorOptions extends RdvInsertionStateOptions {
  /**
   * Where the simulated service is. Default: both public addresses, production and demo. The `handlers` of `./msw` only catch requests to
   * it.
   */
  baseUrl?: string | readonly string[] | undefined
  /**
   * What RDV-Solidarités says of the three headers of a call: the `uid` of the live token, or undefined for a dead one. Default: any
   * three headers are good.
   */
  validateToken?: ValidateToken | undefined
}

export type RdvInsertionSimulator = Simulator<RdvInsertionState>

/**
 * A small model of rdv-insertion: it remembers people, invitations and appointments, refuses and limits as the service does, and sends
 * signed webhooks. It begins with a département that does not exist (99), two organisations (4012, 4013) and no people.
 *
 * ```ts
 * const simulator = createRdvInsertionSimulator()
 * const insertion = createRdvInsertionClient({ environment: 'demo', auth, fetch: simulator.fetch })
 * ```
 *
 * @throws TypeError when `baseUrl` is not an absolute address or `snapshot` not one of this simulator
 */
export function createRdvInsertionSimulator(options: RdvInsertionSimulatorOptions = {}): RdvInsertionSimulator {
  const state = new RdvInsertionState(options)
  const { baseUrl, validateToken = ({ uid }) => uid } = options
  return createSimulator({
    operations: SERVED,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl,
    state,
    handle: (call) => handle(call, state, validateToken),
    handleUnknownRoute: () => unknownRoute().toResponse(),
    paths: '/api/*',
  })
}
