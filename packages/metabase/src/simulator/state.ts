import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations } from '../generated/metabase.operations.gen.js'
import { createCards, createDashboards, type SimulatedCard, type SimulatedDashboard } from './seed.js'

/** An operation by its `operationId`. */
export type MetabaseOperation = keyof typeof operations

/** What is unknown of the real service, or could change, and can be chosen in the simulator. */
export interface MetabaseSwitches extends CommonSwitches {
  /** Whether this version has pictures of cards; they are deprecated. Default true. */
  pictures: boolean
}

export interface MetabaseStateOptions extends SwitchOptions<MetabaseSwitches> {
  /** Default: invented figures, as cards 12 and 13. */
  cards?: readonly SimulatedCard[] | undefined
  /** Default: dashboard 5. */
  dashboards?: readonly SimulatedDashboard[] | undefined
  /** Secret of the embedding settings. Default `SIMULATED_SECRET_KEY`. */
  secretKey?: string | undefined
  /** The API key that is taken. Default: any. */
  apiKey?: string | undefined
}

/** Secret of the embedding settings of a simulated Metabase: 64 hexadecimal digits that anybody may know. */
export const SIMULATED_SECRET_KEY = '5eed'.repeat(16)

/** What the simulated service remembers, and how it behaves. */
export class MetabaseState extends SimulatorState<MetabaseOperation, MetabaseSwitches> {
  readonly secretKey: string
  readonly apiKey: string | undefined
  readonly #seed: Pick<MetabaseStateOptions, 'cards' | 'dashboards'>
  #cards: SimulatedCard[] = []
  #dashboards: SimulatedDashboard[] = []

  constructor(options: MetabaseStateOptions = {}) {
    super({ latency: 0, pictures: true }, options)
    this.secretKey = options.secretKey ?? SIMULATED_SECRET_KEY
    this.apiKey = options.apiKey
    this.#seed = options
    this.restore()
  }

  findCard(id: number): SimulatedCard | undefined {
    return this.#cards.find((card) => card.id === id)
  }

  findDashboard(id: number | string | undefined): SimulatedDashboard | undefined {
    return this.#dashboards.find((dashboard) => dashboard.id === id)
  }

  /** Adds a card, or replaces the one with its id. */
  setCard(card: SimulatedCard): void {
    this.#cards = [...this.#cards.filter(({ id }) => id !== card.id), card]
  }

  /** Adds a dashboard, or replaces the one with its id. */
  setDashboard(dashboard: SimulatedDashboard): void {
    this.#dashboards = [...this.#dashboards.filter(({ id }) => id !== dashboard.id), dashboard]
  }

  protected override restore(): void {
    this.#cards = [...(this.#seed.cards ?? createCards())]
    this.#dashboards = [...(this.#seed.dashboards ?? createDashboards())]
  }
}
