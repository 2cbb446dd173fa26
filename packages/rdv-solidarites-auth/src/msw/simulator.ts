import { baseUrlsOf, createSimulatedFetch, type SimulatedFetch } from '@hub/http/simulator'
import { http, type HttpHandler, HttpResponse } from 'msw/http'
import { DEFINITION } from '../definition.js'
import { operations } from '../generated/rdv-solidarites-auth.operations.gen.js'
import { answer, noSuchOperation } from './answer.js'
import { AuthState, type AuthStateOptions } from './state.js'

export interface RdvSolidaritesAuthSimulatorOptions extends AuthStateOptions {
  /**
   * Where the simulated service is. Default: both public addresses, production and demonstration. `handlers` only catch requests to it;
   * `fetch` looks at its path, not at its host.
   */
  baseUrl?: string | readonly string[] | undefined
}

export interface RdvSolidaritesAuthSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: AuthState
  /** The service in this process, without msw or network: give it as the `fetch` option of `createRdvSolidaritesAuth`. */
  fetch: SimulatedFetch
}

/**
 * A small model of the sign-in of RDV-Solidarités: one live session per agent, tokens of two weeks, headers repeated in each answer. Its
 * `state.authenticate` tells the simulators of the other APIs which headers are those of a live session.
 *
 * @throws TypeError when `baseUrl` is no absolute address
 */
export function createRdvSolidaritesAuthSimulator(
  options: RdvSolidaritesAuthSimulatorOptions = {},
): RdvSolidaritesAuthSimulator {
  const state = new AuthState(options)
  const baseUrls = baseUrlsOf(options.baseUrl ?? Object.values(DEFINITION.environments))
  const fetch = createSimulatedFetch({
    operations,
    baseUrls,
    failures: state.failures,
    latency: () => state.switches.latency,
    answer: (call) => answer(call, state),
    noSuchOperation,
  })
  return {
    state,
    fetch,
    handlers: baseUrls.map((base) =>
      // A handler that throws makes msw answer 500: whatever is thrown here is a connection without an answer.
      http.all(`${base}/api/v1/auth/*`, ({ request }) => fetch(request).catch(() => HttpResponse.error())),
    ),
  }
}
