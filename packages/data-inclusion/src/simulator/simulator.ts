import { createSimulator, type Simulator } from '@hub/http/simulator'
import { definition } from '../generated/data-inclusion.definition.gen.js'
import { operations } from '../generated/data-inclusion.operations.gen.js'
import { handle, handleUnknownRoute } from './handler.js'
import { DataInclusionState, type DataInclusionStateOptions } from './state.js'

export interface DataInclusionSimulatorOptions extends DataInclusionStateOptions {
  /** Where the simulated service is. Default: its public addresses. The `handlers` of `./msw` only catch requests to it. */
  baseUrl?: string | readonly string[] | undefined
}

export type DataInclusionSimulator = Simulator<DataInclusionState>

/**
 * A small model of Data inclusion.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createDataInclusionSimulator(options: DataInclusionSimulatorOptions = {}): DataInclusionSimulator {
  const state = new DataInclusionState(options)
  return createSimulator({
    operations,
    environments: definition.environments,
    basePath: definition.basePath,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => handle(call, state),
    handleUnknownRoute,
  })
}
