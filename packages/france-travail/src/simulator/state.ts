import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations as authOperations } from '../generated/france-travail-auth.operations.gen.js'
import type { operations as apiOperations } from '../generated/france-travail.operations.gen.js'
import { createSeed, type SimulatedPerson } from './people.js'

/** An operation by its `operationId`; `getToken` is that of the token endpoint. */
export type FranceTravailOperation = keyof typeof apiOperations | keyof typeof authOperations

/** An application that may obtain tokens. */
export interface SimulatedApplication {
  clientId: string
  clientSecret: string
  /** What it may ask for. Default: everything. */
  scopes?: readonly string[] | undefined
}

/** What is unknown of the real service, or could change, and can be chosen in the simulator. */
export interface FranceTravailSwitches extends CommonSwitches {
  /** Seconds that a token lives. Default 1499, as seen. */
  tokenLifetime: number
  /** What a valid update is answered: `S100` in the sandbox of 2021. Default `S000`. */
  acceptedCode: 'S000' | 'S100'
  /** What the same PASS with the same dates is answered the second time; not known. Default `S000`. */
  repeatedUpdateCode: 'S000' | 'S015'
  /** Searches that are answered within a second; one more is 429. Default: any number. */
  searchesPerSecond: number
  /** Updates, likewise. Default: any number. */
  updatesPerSecond: number
  /** Seconds in the `Retry-After` of such a 429; null sends none. Default 1. */
  retryAfter: number | null
}

export interface FranceTravailStateOptions extends SwitchOptions<FranceTravailSwitches> {
  /** Default: four invented people, of whom two are homonyms. */
  people?: readonly SimulatedPerson[] | undefined
  /** Default: any id with any secret. */
  applications?: readonly SimulatedApplication[] | undefined
}

/** A business code to answer with, whatever is asked. */
export interface ScheduledCode {
  operation: Exclude<FranceTravailOperation, 'getToken'>
  /** Such as `R011`; undefined answers without a code. */
  code: string | undefined
  /** Default: 200, and that of the code in the agent realm. */
  status?: number | undefined
  /** How many calls. Default 1. */
  times?: number | undefined
}

interface PendingCode {
  operation: FranceTravailOperation
  code: string | undefined
  /** 0: that of the operation. */
  status: number
  times: number
}

/** A PASS as it was told last. */
export type RecordedPass = Readonly<Record<string, unknown>>

interface Token {
  realm: string
  scopes: ReadonlySet<string>
  expiresAt: number
}

const DEFAULT_SWITCHES: FranceTravailSwitches = {
  latency: 0,
  tokenLifetime: 1_499,
  acceptedCode: 'S000',
  repeatedUpdateCode: 'S000',
  searchesPerSecond: Infinity,
  updatesPerSecond: Infinity,
  retryAfter: 1,
}
const SECOND = 1_000

/** What the simulated service remembers, and how it behaves. */
export class FranceTravailState extends SimulatorState<FranceTravailOperation, FranceTravailSwitches> {
  /** Undefined: any application with any secret. */
  readonly applications: readonly SimulatedApplication[] | undefined
  readonly #seed: readonly SimulatedPerson[]
  #people: SimulatedPerson[] = []
  readonly #passes = new Map<string, RecordedPass>()
  readonly #tokens = new Map<string, Token>()
  #codes: PendingCode[] = []
  readonly #calls = new Map<string, number[]>()
  #issued = 0

  constructor(options: FranceTravailStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.applications = options.applications
    this.#seed = options.people ?? createSeed()
    this.restore()
  }

  /** Everybody who is known. */
  get people(): readonly SimulatedPerson[] {
    return this.#people
  }

  /** What was told, by number of the PASS. Tests of the test path leave nothing here. */
  get passes(): ReadonlyMap<string, RecordedPass> {
    return this.#passes
  }

  /** How many tokens were given since the last reset. */
  get tokensIssued(): number {
    return this.#issued
  }

  /** Adds a person. */
  addPerson(person: SimulatedPerson): void {
    this.#people.push(person)
  }

  /** Answers the next calls of an operation with a business code, whatever they ask. */
  answerNext({ operation, code, status = 0, times = 1 }: ScheduledCode): void {
    if (!Number.isInteger(times) || times < 1) throw new RangeError('times must be a whole number, at least 1')
    this.#codes.push({ operation, code, status, times })
  }

  /** Every token is refused with 401 from now on; new ones can be obtained. */
  revokeTokens(): void {
    this.#tokens.clear()
  }

  /** @internal */
  takeCode(operation: FranceTravailOperation): PendingCode | undefined {
    const entry = this.#codes.find((each) => each.operation === operation)
    if (!entry) return undefined
    entry.times -= 1
    if (entry.times === 0) this.#codes = this.#codes.filter((each) => each !== entry)
    return entry
  }

  /** Gives a token. @internal */
  issueToken(realm: string, scopes: readonly string[]): string {
    this.#issued += 1
    const value = `simulated-token-${this.#issued}-${crypto.randomUUID()}`
    const expiresAt = Date.now() + this.switches.tokenLifetime * SECOND
    this.#tokens.set(value, { realm, scopes: new Set(scopes), expiresAt })
    return value
  }

  /** A token that is still alive. @internal */
  findToken(value: string): Token | undefined {
    const token = this.#tokens.get(value)
    return token && token.expiresAt > Date.now() ? token : undefined
  }

  /** Keeps what was told. @internal */
  recordPass(number: string, pass: RecordedPass): void {
    this.#passes.set(number, pass)
    this.changed()
  }

  /** Whether a call of a kind is one too many within a second. @internal */
  isOneTooMany(kind: string, limit: number): boolean {
    const now = Date.now()
    const calls = (this.#calls.get(kind) ?? []).filter((instant) => instant > now - SECOND)
    calls.push(now)
    this.#calls.set(kind, calls)
    return calls.length > limit
  }

  protected override restore(): void {
    this.#people = this.#seed.map((person) => ({ ...person }))
    this.#passes.clear()
    this.#tokens.clear()
    this.#codes = []
    this.#calls.clear()
    this.#issued = 0
  }
}
