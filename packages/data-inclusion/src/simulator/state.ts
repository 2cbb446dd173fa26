import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations } from '../generated/data-inclusion.operations.gen.js'
import { createServices, createStructures, type SimulatedService, type SimulatedStructure } from './seed.js'

/** An operation by its `operationId`. */
export type DataInclusionOperation = keyof typeof operations

/** What can be chosen in the simulator. */
export interface DataInclusionSwitches extends CommonSwitches {
  /** New structures that come before all others after each page: what was last on a page is first on the next. Default 0. */
  addedBetweenPages: number
}

export interface DataInclusionStateOptions extends SwitchOptions<DataInclusionSwitches> {
  /** Default: forty invented structures. */
  structures?: readonly SimulatedStructure[] | undefined
  /** Default: two services of each structure. */
  services?: readonly SimulatedService[] | undefined
  /** The token that is taken. Default: any but `widgetToken`. */
  token?: string | undefined
  /** A token for the widget alone: 403 on data. Default `widget-token`. */
  widgetToken?: string | undefined
}

/** What the simulated service knows, and how it behaves. */
export class DataInclusionState extends SimulatorState<DataInclusionOperation, DataInclusionSwitches> {
  readonly token: string | undefined
  readonly widgetToken: string
  readonly #seed: Pick<DataInclusionStateOptions, 'structures' | 'services'>
  #structures: SimulatedStructure[] = []
  #services: SimulatedService[] = []
  #added = 0

  constructor(options: DataInclusionStateOptions = {}) {
    super({ addedBetweenPages: 0, latency: 0 }, options)
    this.token = options.token
    this.widgetToken = options.widgetToken ?? 'widget-token'
    this.#seed = options
    this.restore()
  }

  get structures(): readonly SimulatedStructure[] {
    return this.#structures
  }

  get services(): readonly SimulatedService[] {
    return this.#services
  }

  /** Adds a structure before all others, or replaces the one with its id. */
  setStructure(structure: SimulatedStructure): void {
    this.#structures = [structure, ...this.#structures.filter(({ id }) => id !== structure.id)]
  }

  /** Adds a service before all others, or replaces the one with its id. */
  setService(service: SimulatedService): void {
    this.#services = [service, ...this.#services.filter(({ id }) => id !== service.id)]
  }

  /** The data change between two pages. @internal */
  endPage(): void {
    const [model] = this.#structures
    if (!model) return
    for (let index = 0; index < this.switches.addedBetweenPages; index += 1) {
      this.#added += 1
      this.#structures.unshift({ ...model, id: `dora--added-${this.#added}` })
    }
  }

  protected override restore(): void {
    this.#structures = [...(this.#seed.structures ?? createStructures())]
    this.#services = [...(this.#seed.services ?? createServices(this.#structures))]
    this.#added = 0
  }
}
