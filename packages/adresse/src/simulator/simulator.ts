import { createSimulator, type SimulatedFetch, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/adresse.definition.gen.js'
import { operations } from '../generated/adresse.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { AdresseState, type AdresseStateOptions } from './state.js'

export interface AdresseSimulatorOptions extends AdresseStateOptions {
  /** Where the simulated service is. Default: its public address. The `handlers` of `./msw` only catch requests to it. */
  baseUrl?: string | readonly string[] | undefined
}

export type AdresseSimulator = Simulator<AdresseState>

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
    paths: '/*',
  })
  const fetch = withoutFinalSlash(simulator.fetch)
  return { ...simulator, fetch }
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
