import { http, type HttpHandler, HttpResponse } from 'msw/http'
import { baseUrlsOf } from './addresses.js'
import { handle, type Service } from './handle.js'
import { AntsState, type AntsStateOptions } from './state.js'

export interface AntsSimulatorOptions extends AntsStateOptions {
  /**
   * Where the simulated service is, with or without `/api` at the end. Default: both public addresses, production and integration.
   * `handlers` only catch requests to it; `fetch` looks at its path, not at its host.
   */
  baseUrl?: string | readonly string[] | undefined
  /** The only token accepted. Default: any that is not empty. */
  token?: string | undefined
}

export interface AntsSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: AntsState
  /**
   * The service in this process, without msw or network: give it as the `fetch` option of a client. A broken connection rejects as
   * native `fetch` does.
   */
  fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>
}

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
 * @throws TypeError when `baseUrl` is no absolute address, `token` is empty, or `snapshot` is none
 */
export function createAntsSimulator(options: AntsSimulatorOptions = {}): AntsSimulator {
  const { baseUrl, token } = options
  if (token === '') throw new TypeError('token is empty: leave it out to accept any')
  const state = new AntsState(options)
  const service: Service = { state, token, baseUrls: baseUrlsOf(baseUrl) }
  return {
    state,
    fetch: (input, init) => {
      // A request is used as it is: a copy only follows its signal for as long as the original lives.
      const request = input instanceof Request && init === undefined ? input : new Request(input, init)
      return handle(request, service)
    },
    handlers: service.baseUrls.map((base) =>
      // A handler that throws makes msw answer 500: whatever is thrown here is a connection without an answer.
      http.all(`${base}/api/*`, ({ request }) => handle(request, service).catch(() => HttpResponse.error())),
    ),
  }
}
