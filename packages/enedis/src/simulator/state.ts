import { SimulatorState } from '@hub/http/simulator'
import type { operations } from '../generated/enedis.operations.gen.js'
import { createThrottling, ENEDIS_ERRORS, type EnedisErrorName, type SimulatedError } from './errors.js'
import { completeMeter, type Meter, SANDBOX_METERS } from './meters.js'
import type { EnedisStateOptions, EnedisSwitches, SimulatedMeter } from './types.js'

/** An operation by its `operationId`. */
export type EnedisOperation = keyof typeof operations

const DEFAULT_SWITCHES: EnedisSwitches = {
  latency: 0,
  clockLabels: 'end',
  publishedHour: 8,
  callsPerSecond: 5,
  callsPerHour: 1_000,
  emptyServices: 'list',
  servicesDelay: 0,
  tokenLifetime: 12_600,
  expiresInAsText: false,
  listsUsagePoints: false,
  meteringDevicesSubscribed: true,
  refusesSharedPoints: false,
}
const [SECOND, HOUR] = [1_000, 3_600_000]
/** Authorisations of the simulator begin here; 10 to 13 are mocks of Enedis. */
const FIRST_AUTHORIZATION = 700_000

/** What the simulated service knows, and how it behaves. */
export class EnedisState extends SimulatorState<EnedisOperation, EnedisSwitches> {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly seed: number
  readonly now: () => number
  readonly #seedMeters: readonly Meter[]
  #meters = new Map<string, Meter>()
  #tokens = new Map<string, number>()
  #shared = new Set<string>()
  #calls = new Map<string, number[]>()
  #answers = new Map<string, number>()
  #issued = 0

  constructor(options: EnedisStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.clientId = options.clientId ?? 'enedis-client'
    this.clientSecret = options.clientSecret ?? 'enedis-secret'
    this.redirectUri = options.redirectUri ?? 'http://localhost:8000/oauth/callback'
    this.seed = options.seed ?? 1
    this.now = options.now ?? Date.now
    this.#seedMeters = (options.meters ?? SANDBOX_METERS).map(completeMeter)
    this.restore()
  }

  /** Every meter. */
  get meters(): readonly Meter[] {
    return [...this.#meters.values()]
  }

  /** How many tokens were given out. */
  get issuedTokens(): number {
    return this.#issued
  }

  /** How many calls of data were answered, whatever the answer, since the beginning; by operation. */
  countCalls(operation: EnedisOperation): number {
    return this.#answers.get(operation) ?? 0
  }

  findMeter(usagePointId: string): Meter | undefined {
    return this.#meters.get(usagePointId)
  }

  /**
   * Adds a meter, or replaces the one with its number.
   *
   * @throws RangeError when its number is not of 14 digits
   */
  setMeter(meter: SimulatedMeter): void {
    this.#meters.set(meter.usagePointId, completeMeter(meter))
  }

  /**
   * The holder of a point consents, as on the page.
   *
   * @returns the `autorisation_id`, always the same for a point
   * @throws RangeError when there is no such meter
   */
  giveConsent(usagePointId: string): number {
    const meter = this.#meters.get(usagePointId)
    if (!meter) throw new RangeError('there is no meter with this number')
    this.#meters.set(usagePointId, { ...meter, consent: 'given' })
    this.#shared.add(usagePointId)
    return this.getAuthorizationId(usagePointId)
  }

  /** The holder takes the consent back. */
  withdrawConsent(usagePointId: string): void {
    const meter = this.#meters.get(usagePointId)
    if (meter) this.#meters.set(usagePointId, { ...meter, consent: 'withdrawn' })
    this.#shared.delete(usagePointId)
  }

  /** Whether a consent was given on the page. @internal */
  isShared(usagePointId: string): boolean {
    return this.#shared.has(usagePointId)
  }

  /** The `autorisation_id` of a point, whether its holder has consented or not. */
  getAuthorizationId(usagePointId: string): number {
    return FIRST_AUTHORIZATION + [...this.#meters.keys()].indexOf(usagePointId)
  }

  /** Makes the next call fail with an error of Enedis, in its own shape; see `ENEDIS_ERRORS`. */
  failWith(
    name: EnedisErrorName,
    { operation, times }: { operation?: EnedisOperation | undefined; times?: number | undefined } = {},
  ): void {
    this.#fail(ENEDIS_ERRORS[name], operation, times)
  }

  /** Makes the next call fail with the quota of the API manager. @param nextAccess Epoch milliseconds */
  throttle(nextAccess: number, operation?: EnedisOperation): void {
    this.#fail(createThrottling(nextAccess), operation, 1)
  }

  #fail({ status, body, headers }: SimulatedError, operation: EnedisOperation | undefined, times = 1): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    this.failNext({ kind: 'status', status, body: text, headers: { ...headers }, operation, times })
  }

  /** @internal */
  createToken(): string {
    this.#issued += 1
    const token = `simulated-token-${this.#issued}`
    this.#tokens.set(token, this.now() + this.switches.tokenLifetime * SECOND)
    return token
  }

  /** Ends a token, as after its time; without one all of them. */
  endToken(token?: string): void {
    if (token === undefined) this.#tokens.clear()
    else this.#tokens.delete(token)
  }

  /** @internal */
  isTokenValid(token: string): boolean {
    return (this.#tokens.get(token) ?? 0) > this.now()
  }

  /** Counts a call of an API. @returns the instant from which it takes another one, when there were too many @internal */
  countCall(operation: EnedisOperation, api: string): number | undefined {
    this.#answers.set(operation, this.countCalls(operation) + 1)
    const now = this.now()
    const perHour = this.switches.callsPerHour * (api === 'v5' ? 10 : 1)
    const calls = (this.#calls.get(api) ?? []).filter((instant) => instant > now - HOUR)
    const lastSecond = calls.filter((instant) => instant > now - SECOND)
    if (calls.length >= perHour) return (calls[0] ?? now) + HOUR
    if (lastSecond.length >= this.switches.callsPerSecond) return (lastSecond[0] ?? now) + SECOND
    this.#calls.set(api, [...calls, now])
    return undefined
  }

  /** How often the services of an authorisation were asked for, this time included. @internal */
  countQuestions(autorisationId: number): number {
    const asked = (this.#answers.get(`authorization ${autorisationId}`) ?? 0) + 1
    this.#answers.set(`authorization ${autorisationId}`, asked)
    return asked
  }

  protected override restore(): void {
    this.#meters = new Map(this.#seedMeters.map((meter) => [meter.usagePointId, meter]))
    this.#tokens.clear()
    this.#shared.clear()
    this.#calls.clear()
    this.#answers.clear()
    this.#issued = 0
  }
}
