import { createSimulator, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/rdv-solidarites.definition.gen.js'
import { operations } from '../generated/rdv-solidarites.operations.gen.js'
import { acceptAny, type Authenticate, handle, handleUnknownRoute } from './handler.js'
import { RdvSolidaritesState, type RdvSolidaritesStateOptions } from './state.js'

export interface RdvSolidaritesSimulatorOptions extends RdvSolidaritesStateOptions {
  /**
   * Where the simulated service is. Default: both public addresses, production and demonstration. The `handlers` of `./msw` only catch
   * requests to it.
   */
  baseUrl?: string | readonly string[] | undefined
  /**
   * Tells the headers of a live session, and what to repeat of them: `(headers) => signIn.state.authenticate(headers)` with the simulator
   * of the sign-in. Default: any three that are not blank.
   */
  authenticate?: Authenticate | undefined
}

export type RdvSolidaritesSimulator = Simulator<RdvSolidaritesState>

/**
 * A small model of the agent API: it remembers, checks rights, pages by 100, refuses in the server's own forms and sends signed webhooks.
 * It begins with two organisations of a department that does not exist (99), their agent, one reason and one place, and no other people.
 *
 * ```ts
 * const simulator = createRdvSolidaritesSimulator()
 * simulator.state.addRdv({ user_ids: [simulator.state.addUser().id] })
 * const client = createRdvSolidaritesClient({ environment: 'demo', auth, fetch: simulator.fetch })
 * ```
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createRdvSolidaritesSimulator(options: RdvSolidaritesSimulatorOptions = {}): RdvSolidaritesSimulator {
  const { authenticate = acceptAny, baseUrl } = options
  const state = new RdvSolidaritesState(options)
  const simulator = createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl,
    state,
    handle: (call) => handle(call, state, authenticate),
    handleUnknownRoute,
  })
  // Its operations and nothing else: the sign-in below the same address has a simulator of its own.
  return simulator
}
