import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations } from '../generated/sirene.operations.gen.js'
import type { operations as authOperations } from '../generated/sirene-auth.operations.gen.js'
import { createCompanies, type SimulatedEstablishment } from './companies.js'

/** An operation by its `operationId`. */
export type SireneOperation = keyof typeof operations | keyof typeof authOperations

/** What can be chosen in the simulator. */
export interface SireneSwitches extends CommonSwitches {
  /** Calls of the public product within a minute; one more is refused, in plain text. Default 30. */
  callsPerMinute: number
  /** Sign-ins that are refused without a reason before one is taken. Default 0. */
  transientRefusals: number
  /** Seconds that a token lives. Default 300. */
  tokenLifetime: number
}

export interface SireneStateOptions extends SwitchOptions<SireneSwitches> {
  /** Default: some thirty invented companies. */
  establishments?: readonly SimulatedEstablishment[] | undefined
  /** The API key that is taken. Default: any. */
  apiKey?: string | undefined
  /** The account of the private product. Default: any name, with this password. */
  password?: string | undefined
  /** Epoch milliseconds of the last change of the password. Default: ten days ago. */
  passwordChangedAt?: number | undefined
}

const DEFAULT_SWITCHES: SireneSwitches = { callsPerMinute: 30, latency: 0, tokenLifetime: 300, transientRefusals: 0 }
const MINUTE = 60_000
const TEN_DAYS = 864_000_000

/** What the simulated service knows, and how it behaves. */
export class SireneState extends SimulatorState<SireneOperation, SireneSwitches> {
  readonly apiKey: string | undefined
  readonly password: string | undefined
  passwordChangedAt: number
  readonly #seed: readonly SimulatedEstablishment[] | undefined
  #establishments: SimulatedEstablishment[] = []
  #tokens = new Map<string, number>()
  #calls: number[] = []

  constructor(options: SireneStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.apiKey = options.apiKey
    this.password = options.password
    this.passwordChangedAt = options.passwordChangedAt ?? Date.now() - TEN_DAYS
    this.#seed = options.establishments
    this.restore()
  }

  get establishments(): readonly SimulatedEstablishment[] {
    return this.#establishments
  }

  /** Adds an establishment, or replaces the one with its SIRET. */
  setEstablishment(establishment: SimulatedEstablishment): void {
    const { siret } = establishment
    this.#establishments = [...this.#establishments.filter((each) => each.siret !== siret), establishment]
  }

  /** Makes every token that was given worthless. */
  revokeTokens(): void {
    this.#tokens.clear()
  }

  /** @internal */
  keepToken(token: string): void {
    this.#tokens.set(token, Date.now() + this.switches.tokenLifetime * 1_000)
  }

  /** @internal */
  isTokenValid(token: string): boolean {
    return (this.#tokens.get(token) ?? 0) > Date.now()
  }

  /** Whether one more call is within the quota. @internal */
  countCall(): boolean {
    const now = Date.now()
    this.#calls = this.#calls.filter((instant) => instant > now - MINUTE)
    if (this.#calls.length >= this.switches.callsPerMinute) return false
    this.#calls.push(now)
    return true
  }

  protected override restore(): void {
    this.#establishments = [...(this.#seed ?? createCompanies())]
    this.#tokens = new Map()
    this.#calls = []
  }
}
