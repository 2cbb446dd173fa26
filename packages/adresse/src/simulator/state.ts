import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations } from '../generated/adresse.operations.gen.js'
import { createSeed, type SimulatedAddress } from './addresses.js'

/** An operation by its `operationId`. */
export type AdresseOperation = keyof typeof operations

/** Switches of the simulator. */
export interface AdresseSwitches extends CommonSwitches {
  /** Calls that are answered within a second; one more is refused, and so is everything for 5 s. Default 50. */
  callsPerSecond: number
  /** Rows behind which the answer to a CSV file ends, as after a failure of the service; null: none. Default null. */
  cutCsvAfter: number | null
  /** Block of 100 rows of a CSV file, from 0, that the service fails on; null: none. Default null. */
  failedCsvBlock: number | null
}

export interface AdresseStateOptions extends SwitchOptions<AdresseSwitches> {
  /** Default: some sixty invented addresses in eight real communes. */
  addresses?: readonly SimulatedAddress[] | undefined
}

const DEFAULT_SWITCHES: AdresseSwitches = { callsPerSecond: 50, cutCsvAfter: null, failedCsvBlock: null, latency: 0 }
/** Milliseconds. */
const SECOND = 1_000
const BLOCK_DURATION = 5_000

/** State and behaviour of the simulated service. */
export class AdresseState extends SimulatorState<AdresseOperation, AdresseSwitches> {
  readonly #seed: readonly SimulatedAddress[]
  #addresses: SimulatedAddress[] = []
  #calls: number[] = []
  #blockedUntil = -Infinity

  constructor(options: AdresseStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.#seed = options.addresses ?? createSeed()
    this.restore()
  }

  /** Every address, in no order. */
  get addresses(): readonly SimulatedAddress[] {
    return this.#addresses
  }

  /** Adds an address. */
  addAddress(address: SimulatedAddress): void {
    this.#addresses.push(address)
  }

  /**
   * Counts a call.
   *
   * @returns the seconds to wait when there were too many: 5 at first, less once calls come slowly enough
   * @internal
   */
  countCall(): number | undefined {
    const now = Date.now()
    this.#calls = [...this.#calls.filter((instant) => instant > now - SECOND), now]
    if (this.#calls.length > this.switches.callsPerSecond) this.#blockedUntil = now + BLOCK_DURATION
    return now < this.#blockedUntil ? Math.ceil((this.#blockedUntil - now) / SECOND) : undefined
  }

  protected override restore(): void {
    this.#addresses = [...this.#seed]
    this.#calls = []
    this.#blockedUntil = -Infinity
  }
}
