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
  /**
   * What belongs to the service below each of its addresses, such as `/api/*`, whatever the method. Default: the paths of its operations with
   * their methods, and nothing else.
   */
  paths?: string | undefined
}

/** A simulated service in this process. */
export interface Simulator<State> {
  /** What the service remembers: to prepare, to look at, to make fail. */
  state: State
  /**
   * The service in this process, without msw or network: give it as the `fetch` option of a client, or serve it. It looks at the path of a
   * request, not at its host. A broken connection rejects as native `fetch` does.
   */
  fetch: SimulatedFetch
  /** Which requests are for the service, for a library that catches them; `./msw` makes its handlers of them. */
  routes: readonly SimulatedRoute[]
}

/** Requests that are for a simulated service. */
export interface SimulatedRoute {
  /** `ALL`: any. */
  method: string
  /** An address: `:id` is any one segment of its path, a `*` at its end any number of them. */
  url: string
}

/**
 * Creates a simulator: finds the operation of each request, meets the failures that a test has scheduled, waits for the latency, and
 * gives what remains to the handler of the API.
 *
 * @throws TypeError when `baseUrl` is no absolute address
 */
export function createSimulator<Operation extends string, State extends SimulatorState<Operation, CommonSwitches>>(
  definition: SimulatorDefinition<Operation, State>,
): Simulator<State> {
  const { state, operations, environments, basePath, handle, handleUnknownRoute, paths } = definition
  const baseUrls = parseBaseUrls(definition.baseUrl ?? Object.values(environments), basePath)
  const fetch = createSimulatedFetch({
    operations,
    baseUrls,
    failures: state.failures,
    latency: () => state.switches.latency,
    handle,
    handleUnknownRoute,
  })
  const table: readonly SimulatedService<Operation>['operations'][Operation][] = Object.values(operations)
  const routes = baseUrls.flatMap((baseUrl) =>
    paths === undefined
      ? table.map(({ method, path }) => ({ method, url: baseUrl + path.replaceAll(/\{(\w+)\}/g, ':$1') }))
      : { method: 'ALL', url: baseUrl + paths },
  )
  return { state, fetch, routes }
}
