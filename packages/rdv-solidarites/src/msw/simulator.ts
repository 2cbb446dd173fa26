import { baseUrlsOf, createSimulatedFetch, type SimulatedFetch } from '@hub/http/simulator'
import { http, type HttpHandler, HttpResponse } from 'msw/http'
import { ENVIRONMENTS } from '../environments.js'
import { operations } from '../generated/rdv-solidarites.operations.gen.js'
import { acceptAny, answer, type Authenticate } from './answer.js'
import { RdvSolidaritesState, type RdvSolidaritesStateOptions } from './state.js'

export interface RdvSolidaritesSimulatorOptions extends RdvSolidaritesStateOptions {
  /**
   * Where the simulated service is. Default: both public addresses, production and demonstration. `handlers` only catch requests to it;
   * `fetch` looks at its path, not at its host.
   */
  baseUrl?: string | readonly string[] | undefined
  /**
   * Tells the headers of a live session, and what to repeat of them: `(headers) => signIn.state.authenticate(headers)` with the simulator
   * of the sign-in. Default: any three that are not blank.
   */
  authenticate?: Authenticate | undefined
}

export interface RdvSolidaritesSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: RdvSolidaritesState
  /** The service in this process, without msw or network: give it as the `fetch` option of a client. */
  fetch: SimulatedFetch
}

/**
 * A small model of the agent API: it remembers, checks rights, pages by 100, refuses in the server's own forms and sends signed webhooks.
 * It begins with two organisations of a department that does not exist (99), their agent, one reason and one place, and nobody else.
 *
 * ```ts
 * const simulator = createRdvSolidaritesSimulator()
 * simulator.state.addRdv({ user_ids: [simulator.state.addUser().id] })
 * const client = createRdvSolidaritesClient({ environment: 'demo', auth, fetch: simulator.fetch })
 * ```
 *
 * @throws TypeError when `baseUrl` is no absolute address
 */
export function createRdvSolidaritesSimulator(options: RdvSolidaritesSimulatorOptions = {}): RdvSolidaritesSimulator {
  const { authenticate = acceptAny } = options
  const state = new RdvSolidaritesState(options)
  const baseUrls = baseUrlsOf(options.baseUrl ?? Object.values(ENVIRONMENTS))
  const fetch = createSimulatedFetch({
    operations,
    baseUrls,
    failures: state.failures,
    latency: () => state.switches.latency,
    answer: (call) => answer(call, state, authenticate),
    noSuchOperation,
  })
  return {
    state,
    fetch,
    handlers: baseUrls.flatMap((base) =>
      Object.values(operations).map(({ method, path }) =>
        // A handler that throws makes msw answer 500: whatever is thrown here is a connection without an answer.
        http[METHODS[method]](base + path.replaceAll(/\{(\w+)\}/g, ':$1'), ({ request }) =>
          fetch(request).catch(() => HttpResponse.error()),
        ),
      ),
    ),
  }
}

/** One handler per operation and none for the rest: the sign-in below the same address has a simulator of its own. */
const METHODS = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const

function noSuchOperation(): Response {
  return new Response('<!DOCTYPE html><html><body>The page you were looking for doesn’t exist.</body></html>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}
