import { http, type HttpHandler, HttpResponse } from 'msw/http'
import { baseUrlsOf, createSimulatedFetch, type SimulatedFetch } from '@hub/http/simulator'
import { ENVIRONMENTS } from '../environments.js'
import { answer, SERVED, type ValidateToken } from './answer.js'
import { unknownRoute } from './answers.js'
import { RdvInsertionState, type RdvInsertionStateOptions } from './state.js'

export interface RdvInsertionSimulatorOptions extends RdvInsertionStateOptions {
  /**
   * Where the simulated service is. Default: both public addresses, production and demo. `handlers` only catch requests to it; `fetch`
   * looks at its path, not at its host.
   */
  baseUrl?: string | readonly string[] | undefined
  /**
   * What RDV-Solidarités says of the three headers of a call: the `uid` of the live token, or undefined for a dead one. Default: any
   * three headers are good.
   */
  validateToken?: ValidateToken | undefined
}

export interface RdvInsertionSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: RdvInsertionState
  /**
   * The service in this process, without msw or network: give it as the `fetch` option of a client. A broken connection rejects as
   * native `fetch` does.
   */
  fetch: SimulatedFetch
}

/**
 * A small model of rdv-insertion: it remembers people, invitations and appointments, refuses and limits as the service does, and sends
 * signed webhooks. It begins with a département that does not exist (99), two organisations (4012, 4013) and nobody.
 *
 * ```ts
 * const simulator = createRdvInsertionSimulator()
 * const insertion = createRdvInsertionClient({ environment: 'demo', auth, fetch: simulator.fetch })
 * ```
 *
 * @throws TypeError when `baseUrl` is no absolute address or `snapshot` is none
 */
export function createRdvInsertionSimulator(options: RdvInsertionSimulatorOptions = {}): RdvInsertionSimulator {
  const state = new RdvInsertionState(options)
  const { baseUrl = Object.values(ENVIRONMENTS), validateToken = ({ uid }) => uid } = options
  const baseUrls = baseUrlsOf(baseUrl)
  const fetch = createSimulatedFetch({
    operations: SERVED,
    baseUrls,
    failures: state.failures,
    latency: () => state.switches.latency,
    answer: (call) => answer(call, state, validateToken),
    noSuchOperation: unknownRoute,
  })
  return {
    state,
    fetch,
    handlers: baseUrls.map((base) =>
      // A handler that throws makes msw answer 500: whatever is thrown here is a connection without an answer.
      http.all(`${base}/api/*`, ({ request }) => fetch(request).catch(() => HttpResponse.error())),
    ),
  }
}
