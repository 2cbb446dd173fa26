import { createSimulator, type SimulatedFetch, type Simulator } from '@hub/http/simulator'
import { operations } from '../generated/enedis.operations.gen.js'
import { decide } from './consent-page.js'
import { createRefusal } from './errors.js'
import { handle, handleUnknownRoute } from './handler.js'
import { EnedisState } from './state.js'
import type { EnedisStateOptions } from './types.js'

export interface EnedisSimulatorOptions extends EnedisStateOptions {
  /**
   * Where the simulated service is: token, data and consent page. Default: its public addresses. The `handlers` of `./msw` only catch
   * requests to it.
   */
  baseUrl?: string | readonly string[] | undefined
}

export type EnedisSimulator = Simulator<EnedisState>

const ADDRESSES = {
  production: 'https://gw.ext.prod.api.enedis.fr',
  sandbox: 'https://gw.ext.prod-sandbox.api.enedis.fr',
  consent: 'https://mon-compte-particulier.enedis.fr',
}

/**
 * A small model of Enedis Data Connect: token, consent page, both generations of the data API, its quotas, errors and quirks. Curves are
 * computed from the seed for any day, and never stored.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 * @throws RangeError when a meter has no number of 14 digits
 */
export function createEnedisSimulator(options: EnedisSimulatorOptions = {}): EnedisSimulator {
  const state = new EnedisState(options)
  const simulator = createSimulator({
    operations,
    environments: ADDRESSES,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
    paths: '/*',
  })
  const fetch = withOddPaths(simulator.fetch, state)
  return { ...simulator, fetch }
}

/** APIs that have the point in their path. */
const WITHOUT_POINT = /\/(?:situation_contrat|synth_contrat|comptage|donnees_generales|alimentation)_auto\/v1\/?$/

/** What is not a part of the API: the form of the consent page, and a point in the query where it belongs into the path, which is a 500. */
function withOddPaths(fetch: SimulatedFetch, state: EnedisState): SimulatedFetch {
  return async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init)
    const url = new URL(request.url)
    if (WITHOUT_POINT.test(url.pathname)) return createRefusal('internal-server-error').toResponse()
    const [, version] = /\/dataconnect\/(v1|v2)\/oauth2\/authorize$/.exec(url.pathname) ?? []
    if (request.method !== 'POST' || (version !== 'v1' && version !== 'v2')) return fetch(request)
    return decide(url.searchParams, new URLSearchParams(await request.text()), version, state)
  }
}
