import { createHandlers } from '@hub/http/msw-handlers'
import { createSimulator, type SimulatedFetch } from '@hub/http/simulator'
import type { HttpHandler } from 'msw/http'
import { definition } from '../generated/adresse.definition.gen.js'
import { operations } from '../generated/adresse.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { AdresseState, type AdresseStateOptions } from './state.js'

export interface AdresseSimulatorOptions extends AdresseStateOptions {
  /**
   * Where the simulated service is. Default: its public address. `handlers` only catch requests to it; `fetch` looks at its path, not at
   * its host.
   */
  baseUrl?: string | readonly string[] | undefined
}

export interface AdresseSimulator {
  /** For `setupServer` or `setupWorker` of msw 3. */
  handlers: HttpHandler[]
  state: AdresseState
  /** The service in this process, without msw or network: give it as the `fetch` option of a client. */
  fetch: SimulatedFetch
}

/**
 * A small model of the address search: real communes, invented addresses, and the rules of the service about its parameters and its pace.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createAdresseSimulator(options: AdresseSimulatorOptions = {}): AdresseSimulator {
  const state = new AdresseState(options)
  const simulator = createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
  })
  const fetch = withoutFinalSlash(simulator.fetch)
  return { state, fetch, handlers: createHandlers({ ...simulator, fetch }, { paths: '/*' }) }
}

/** `/search/` is `/search`. */
function withoutFinalSlash(fetch: SimulatedFetch): SimulatedFetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!url.pathname.endsWith('/')) return fetch(input, init)
    url.pathname = url.pathname.replace(/\/+$/, '')
    return fetch(input instanceof Request ? new Request(url, input) : url, init)
  }
}
