import { createSimulator, type SimulatedFetch, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/metabase.definition.gen.js'
import { operations } from '../generated/metabase.operations.gen.js'
import { answerEmbedPage } from './embed-pages.js'
import { handle, handleUnknownRoute } from './handler.js'
import { MetabaseState, type MetabaseStateOptions } from './state.js'

export interface MetabaseSimulatorOptions extends MetabaseStateOptions {
  /** Where the simulated Metabase is. Default `https://metabase.example`. */
  baseUrl?: string | readonly string[] | undefined
}

export type MetabaseSimulator = Simulator<MetabaseState>

/**
 * A small model of Metabase: its API, and the pages of iframes, which are shown when the token is good.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createMetabaseSimulator(options: MetabaseSimulatorOptions = {}): MetabaseSimulator {
  const state = new MetabaseState(options)
  const simulator = createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl: options.baseUrl ?? 'https://metabase.example',
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
    paths: '/*',
  })
  const fetch: SimulatedFetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    return (await answerEmbedPage(pathname, state)) ?? simulator.fetch(input, init)
  }
  return { ...simulator, fetch }
}
