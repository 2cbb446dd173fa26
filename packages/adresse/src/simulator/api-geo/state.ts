import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations } from '../../generated/api-geo.operations.gen.js'
import { SIMULATED_COMMUNES, type SimulatedCommune } from './divisions.js'

/** An operation by its `operationId`. */
export type CommunesOperation = keyof typeof operations

export interface CommunesStateOptions extends SwitchOptions<CommonSwitches> {
  /** Default: fifteen real communes. */
  communes?: readonly SimulatedCommune[] | undefined
}

/** What the simulated service knows. */
export class CommunesState extends SimulatorState<CommunesOperation, CommonSwitches> {
  readonly #seed: readonly SimulatedCommune[]
  #communes: SimulatedCommune[] = []

  constructor(options: CommunesStateOptions = {}) {
    super({ latency: 0 }, options)
    this.#seed = options.communes ?? SIMULATED_COMMUNES
    this.restore()
  }

  /** Every commune and municipal district. */
  get communes(): readonly SimulatedCommune[] {
    return this.#communes
  }

  /** Adds a commune. */
  addCommune(commune: SimulatedCommune): void {
    this.#communes.push(commune)
  }

  protected override restore(): void {
    this.#communes = [...this.#seed]
  }
}
