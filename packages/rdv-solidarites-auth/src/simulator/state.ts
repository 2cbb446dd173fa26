import { type CommonSwitches, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { operations } from '../generated/rdv-solidarites-auth.operations.gen.js'
import type { SimulatedAgent } from './agents.js'
import { createToken, createTokenHeaders, type Session } from './sessions.js'

/** An operation by its `operationId`. */
export type AuthOperation = keyof typeof operations

/** Switches for behaviour of the real service that is unknown, or could change. */
export interface AuthSwitches extends CommonSwitches {
  /** Seconds that a token lives. Default 1 209 600, two weeks: the configuration's, not the documentation's 24 hours. */
  tokenLife: number
  /** Maximum number of sessions of one agent. Default 1, as configured there. */
  maxSessions: number
  /**
   * Which of two sign-ins of one second survives. Default `newest`. The server sorts on `expiry`, which is then the same, and may keep
   * the older one: a fresh token is refused.
   */
  sameSecondSurvivor: 'newest' | 'oldest'
  /** Whether each answer brings a new token, and answers to calls within 5 s of each other blank ones. Default false. */
  rotateTokens: boolean
  /** Headers that a proxy on the way takes away. Default none. */
  droppedHeaders: readonly string[]
}

export interface AuthStateOptions extends SwitchOptions<AuthSwitches> {
  /** Default: `agent@departement.example` with the password `mot-de-passe-de-demonstration`. */
  agents?: readonly SimulatedAgent[] | undefined
}

/** The account of a new simulator. */
const DEMONSTRATION_AGENT = {
  id: 1,
  email: 'agent@departement.example',
  password: 'mot-de-passe-de-demonstration',
  first_name: 'Camille',
  last_name: 'Montclair',
}

/** The switches of a new simulator. */
const DEFAULT_SWITCHES: AuthSwitches = {
  tokenLife: 1_209_600,
  maxSessions: 1,
  sameSecondSurvivor: 'newest',
  rotateTokens: false,
  droppedHeaders: [],
  latency: 0,
}

/** Calls within so many milliseconds share a token when tokens rotate (DTA). */
const BATCH = 5_000

/** State and behaviour of the simulated sign-in. */
export class AuthState extends SimulatorState<AuthOperation, AuthSwitches> {
  readonly #options: AuthStateOptions
  #agents: SimulatedAgent[] = []
  #sessions: Session[] = []
  #signIns = 0

  constructor(options: AuthStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.#options = options
    this.restore()
  }

  /** How many sign-ins have succeeded. */
  get signIns(): number {
    return this.#signIns
  }

  /** Ends every session of an agent, as a sign-in elsewhere would; of all agents when none is named. */
  endSessions(email?: string): void {
    this.#sessions = this.#sessions.filter(({ agent }) => email !== undefined && agent.email !== normalizeEmail(email))
  }

  /** Opens a session when the password fits; e-mails are trimmed and compared without case. */
  signIn(email: unknown, password: unknown): Session | undefined {
    const agent = this.#agents.find((known) => typeof email === 'string' && known.email === normalizeEmail(email))
    if (!agent || agent.deleted || agent.password !== password) return undefined
    this.#signIns += 1
    const expiry = Math.floor(Date.now() / 1000) + this.switches.tokenLife
    const session = { agent, client: createToken(), token: createToken(), expiry, rotatedAt: -Infinity }
    this.#sessions = this.#surviving(session)
    return session
  }

  /**
   * The headers that an answer repeats, when the three of a request are those of a live session: this is how the simulators of the
   * APIs that trust these sessions check them. `uid` is compared exactly.
   */
  authenticate(headers: Headers): Record<string, string> | undefined {
    const session = this.findSession(headers)
    if (!session) return undefined
    if (!this.switches.rotateTokens) return this.#withoutDropped(createTokenHeaders(session))
    const isInBatch = Date.now() - session.rotatedAt < BATCH
    if (isInBatch) return this.#withoutDropped({ ...createTokenHeaders(session), 'access-token': ' ', expiry: ' ' })
    session.previousToken = session.token
    session.token = createToken()
    session.rotatedAt = Date.now()
    return this.#withoutDropped(createTokenHeaders(session))
  }

  /** The live session that three headers name. */
  findSession(headers: Headers): Session | undefined {
    const [token, client, uid] = ['access-token', 'client', 'uid'].map((name) => headers.get(name))
    return this.#sessions.find((session) => {
      const isToken = session.token === token || this.#isJustRotated(session, token)
      const isAlive = session.expiry * 1000 > Date.now() && !session.agent.deleted
      return isAlive && isToken && session.client === client && session.agent.email === uid
    })
  }

  /** Ends one session. */
  end(session: Session): void {
    this.#sessions = this.#sessions.filter((other) => other !== session)
  }

  /** The headers of a sign-in's answer, as they arrive. */
  signInHeaders(session: Session): Record<string, string> {
    return this.#withoutDropped(createTokenHeaders(session))
  }

  /** Adds an account, or replaces the one with its e-mail. */
  setAgent(agent: SimulatedAgent): void {
    const email = normalizeEmail(agent.email)
    this.#agents = [...this.#agents.filter((known) => known.email !== email), { ...agent, email }]
    const replaced = this.#agents.at(-1)
    this.#sessions = this.#sessions.map((session) =>
      session.agent.email === email && replaced ? { ...session, agent: replaced } : session,
    )
  }

  /** Accounts as they were first, and no session. */
  protected override restore(): void {
    this.#agents = []
    this.#sessions = []
    this.#signIns = 0
    for (const agent of this.#options.agents ?? [DEMONSTRATION_AGENT]) this.setAgent(agent)
  }

  #surviving(created: Session): Session[] {
    const { maxSessions, sameSecondSurvivor } = this.switches
    const own = this.#sessions.filter(({ agent }) => agent === created.agent)
    const others = this.#sessions.filter(({ agent }) => agent !== created.agent)
    const newestFirst = sameSecondSurvivor === 'newest' ? [created, ...own] : [...own, created]
    // As the server does it: by expiry alone, whatever was first among equals.
    return [...others, ...newestFirst.toSorted((one, other) => other.expiry - one.expiry).slice(0, maxSessions)]
  }

  #isJustRotated(session: Session, token: string | null | undefined): boolean {
    return session.previousToken === token && Date.now() - session.rotatedAt < BATCH
  }

  #withoutDropped(headers: Record<string, string>): Record<string, string> {
    const { droppedHeaders } = this.switches
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !droppedHeaders.includes(name)))
  }
}

function normalizeEmail(email: string): string {
  return email.trim().toLowerCase()
}
