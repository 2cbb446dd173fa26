import { parseBaseUrls } from './addresses.js'
import { createSimulatedFetch, type SimulatedFetch, type SimulatedService } from './create-simulated-fetch.js'
import type { SimulatorState } from './simulator-state.js'
import type { CommonSwitches } from './switches.js'

/** What an API says about its simulator: where it is, what it remembers, how it answers. */
export interface SimulatorDefinition<Operation extends string, State extends SimulatorState<Operation, CommonSwitches>>
  extends Pick<SimulatedService<Operation>, 'operations' | 'handle' | 'handleUnknownRoute'> {
  state: State
  /** Where the service is when `baseUrl` is not given: its public addresses, by environment. */
  environments: Readonly<Record<string, string>>
  /** What every path begins with, such as `/api/v1`: an address may end in it or not. Default: nothing. */
  basePath?: string | readonly string[] | undefined
  /** The option of the same name. */
  baseUrl?: string | readonly string[] | undefined
}

/** A simulated service in this process. */
export interface Simulator<Operation extends string, State> {
  state: State
  /** The service as a `fetch`. A broken connection rejects as native `fetch` does. */
  fetch: SimulatedFetch
  /** Its addresses, to which paths are appended. */
  baseUrls: readonly string[]
  operations: SimulatedService<Operation>['operations']
}

/**
 * Creates a simulator: finds the operation of each request, meets the failures that a test has scheduled, waits for the latency, and
 * gives what remains to the handler of the API.
 *
 * @throws TypeError when `baseUrl` is no absolute address
 */
export function createSimulator<Operation extends string, State extends SimulatorState<Operation, CommonSwitches>>(
  definition: SimulatorDefinition<Operation, State>,
): Simulator<Operation, State> {
  const { state, operations, environments, basePath, handle, handleUnknownRoute } = definition
  const baseUrls = parseBaseUrls(definition.baseUrl ?? Object.values(environments), basePath)
  const fetch = createSimulatedFetch({
    operations,
    baseUrls,
    failures: state.failures,
    latency: () => state.switches.latency,
    handle,
    handleUnknownRoute,
  })
  return { state, fetch, baseUrls, operations }
}
