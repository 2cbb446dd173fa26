import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations } from '../generated/api-particulier.operations.gen.js'
import { createSeed, type SimulatedCivilPerson } from './people.js'
import type { RefusalOptions } from './refusals.js'

/** An operation by its `operationId`. */
export type ApiParticulierOperation = keyof typeof operations

/** A token that the service knows. */
export interface SimulatedToken {
  token: string
  /** `editor`: its rights are those of its delegations. Default `classic`. */
  kind?: 'classic' | 'editor' | undefined
  /** Default: all. */
  scopes?: readonly string[] | undefined
  /** Of an editor: its active delegations. */
  delegations?: readonly { id: string; siret: string }[] | undefined
}

export interface ApiParticulierSwitches extends CommonSwitches {
  /** Calls that a token has in a second; one more is 429, and one before its `Retry-After` bans the address. Default 20. */
  callsPerSecond: number
  /** Seconds in the `Retry-After` of such a 429. Default 5. */
  retryAfter: number
}

export interface ApiParticulierStateOptions extends SwitchOptions<ApiParticulierSwitches> {
  /** Default: three invented people. */
  people?: readonly SimulatedCivilPerson[] | undefined
  /** Default: any token, with all rights. */
  tokens?: readonly SimulatedToken[] | undefined
}

/** A refusal to answer with, whatever is asked. */
export interface ScheduledRefusal extends RefusalOptions {
  operation?: ApiParticulierOperation | undefined
  /** One code, or several together. */
  code: string | readonly string[]
  /** How many calls. Default 1. */
  times?: number | undefined
}

const DEFAULT_SWITCHES: ApiParticulierSwitches = { latency: 0, callsPerSecond: 20, retryAfter: 5 }
const SECOND = 1_000
/** Milliseconds for which an address is banned (DOC). */
const BAN = 12 * 60 * 60 * SECOND

interface Counter {
  calls: number[]
  heldUntil: number
}

/** What the simulated service remembers, and how it behaves. */
export class ApiParticulierState extends SimulatorState<ApiParticulierOperation, ApiParticulierSwitches> {
  /** Undefined: any token. */
  readonly tokens: readonly SimulatedToken[] | undefined
  readonly #seed: readonly SimulatedCivilPerson[]
  #people: SimulatedCivilPerson[] = []
  #refusals: (ScheduledRefusal & { times: number })[] = []
  readonly #counters = new Map<string, Counter>()
  #bannedUntil = -Infinity

  constructor(options: ApiParticulierStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.#seed = options.people ?? createSeed()
    this.tokens = options.tokens
    this.restore()
  }

  /** Everybody who is known. */
  get people(): readonly SimulatedCivilPerson[] {
    return this.#people
  }

  /** Whether the address is banned: connections get no answer. */
  get isBanned(): boolean {
    return Date.now() < this.#bannedUntil
  }

  /** Adds a person. */
  addPerson(person: SimulatedCivilPerson): void {
    this.#people.push(person)
  }

  /** Answers the next calls with a code, whatever they ask. */
  answerNext({ times = 1, ...refusal }: ScheduledRefusal): void {
    if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be a whole number, at least 1')
    this.#refusals.push({ ...refusal, times })
  }

  /** @internal */
  takeRefusal(operation: ApiParticulierOperation): ScheduledRefusal | undefined {
    const entry = this.#refusals.find((each) => (each.operation ?? operation) === operation)
    if (!entry) return undefined
    entry.times -= 1
    if (entry.times === 0) this.#refusals = this.#refusals.filter((each) => each !== entry)
    return entry
  }

  /**
   * Counts a call of a token, or of a delegation.
   *
   * @returns the seconds to wait when there were too many; a call that does not wait for them bans the address
   * @internal
   */
  countCall(account: string): number | undefined {
    const now = Date.now()
    const counter = this.#counters.get(account) ?? { calls: [], heldUntil: -Infinity }
    this.#counters.set(account, counter)
    if (now < counter.heldUntil) {
      this.#bannedUntil = now + BAN
      return Math.ceil((counter.heldUntil - now) / SECOND)
    }
    counter.calls = [...counter.calls.filter((instant) => instant > now - SECOND), now]
    if (counter.calls.length <= this.switches.callsPerSecond) return undefined
    this.hold(account, this.switches.retryAfter)
    return this.switches.retryAfter
  }

  /** The headers that tell an account what is left of its second: the limit, the calls left, and when it ends in epoch seconds. @internal */
  createLimitHeaders(account: string): Record<string, string> {
    const now = Date.now()
    const recent = (this.#counters.get(account)?.calls ?? []).filter((instant) => instant > now - SECOND)
    const { callsPerSecond } = this.switches
    return {
      'ratelimit-limit': String(callsPerSecond),
      'ratelimit-remaining': String(Math.max(0, callsPerSecond - recent.length)),
      'ratelimit-reset': String(Math.ceil(((recent[0] ?? now) + SECOND) / SECOND)),
    }
  }

  /** After a 429, whoever calls before is banned. @internal */
  hold(account: string, seconds: number): void {
    const counter = this.#counters.get(account) ?? { calls: [], heldUntil: -Infinity }
    this.#counters.set(account, { ...counter, heldUntil: Date.now() + seconds * SECOND })
  }

  protected override restore(): void {
    this.#people = this.#seed.map((person) => ({ ...person }))
    this.#refusals = []
    this.#counters.clear()
    this.#bannedUntil = -Infinity
  }
}
