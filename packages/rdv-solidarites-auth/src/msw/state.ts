import { FailureQueue, type ScheduledFailure } from '@hub/http/simulator'
import type { operations } from '../generated/rdv-solidarites-auth.operations.gen.js'
import { type Session, randomText, tokenHeaders } from './sessions.js'

/** An operation by its `operationId`. */
export type AuthOperation = keyof typeof operations

/** An agent's account. */
export interface SimulatedAgent {
  id?: number | undefined
  /** As stored: trimmed, in lower case, and sent as `uid`. */
  email: string
  password: string
  first_name?: string | undefined
  last_name?: string | undefined
  /** A deleted account cannot sign in, and its session is dead. Default false. */
  deleted?: boolean | undefined
}

/** What is unknown of the real service, or could change, and can be chosen in the simulator. */
export interface AuthSwitches {
  /** Seconds that a token lives. Default 1 209 600, two weeks: the configuration's, not the documentation's 24 hours. */
  tokenLife: number
  /** How many sessions of one agent may live. Default 1, the configuration's. */
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
  /** Milliseconds before each answer, after its effect. Default 0. */
  latency: number
}

export type AuthSwitchOptions = { [Name in keyof AuthSwitches]?: AuthSwitches[Name] | undefined }

export interface AuthStateOptions extends AuthSwitchOptions {
  /** Default: `agent@departement.example` with the password `mot-de-passe-de-demonstration`. */
  agents?: readonly SimulatedAgent[] | undefined
}

/** The account of a new simulator. */
export const DEMONSTRATION_AGENT = {
  id: 1,
  email: 'agent@departement.example',
  password: 'mot-de-passe-de-demonstration',
  first_name: 'Camille',
  last_name: 'Montclair',
}

/** Calls within so many milliseconds share a token when tokens rotate (DTA). */
const BATCH = 5_000

/** What the simulated sign-in remembers, and how it behaves. */
export class AuthState {
  /** Takes effect from the next call on. */
  readonly switches: AuthSwitches
  /** Failures still to come. */
  readonly failures = new FailureQueue<AuthOperation>()
  readonly #options: AuthStateOptions
  #agents: SimulatedAgent[] = []
  #sessions: Session[] = []
  #signIns = 0

  constructor(options: AuthStateOptions = {}) {
    this.#options = options
    this.switches = switchesOf(options)
    this.reset()
  }

  /** How many sign-ins have succeeded. */
  get signIns(): number {
    return this.#signIns
  }

  /** Makes the next call fail, or the next ones. */
  failNext(failure: ScheduledFailure<AuthOperation>): void {
    this.failures.add(failure)
  }

  /** Ends every session of an agent, as a sign-in elsewhere would; of all agents when none is named. */
  endSessions(email?: string): void {
    this.#sessions = this.#sessions.filter(({ agent }) => email !== undefined && agent.email !== storedEmail(email))
  }

  /** Opens a session when the password fits; e-mails are trimmed and compared without case. */
  signIn(email: unknown, password: unknown): Session | undefined {
    const agent = this.#agents.find((known) => typeof email === 'string' && known.email === storedEmail(email))
    if (!agent || agent.deleted || agent.password !== password) return undefined
    this.#signIns += 1
    const expiry = Math.floor(Date.now() / 1000) + this.switches.tokenLife
    const session = { agent, client: randomText(), token: randomText(), expiry, rotatedAt: -Infinity }
    this.#sessions = this.#surviving(session)
    return session
  }

  /**
   * The headers that an answer repeats, when the three of a request are those of a live session: this is how the simulators of the
   * APIs that trust these sessions check them. `uid` is compared exactly.
   */
  authenticate(headers: Headers): Record<string, string> | undefined {
    const session = this.sessionOf(headers)
    if (!session) return undefined
    if (!this.switches.rotateTokens) return this.#sent(tokenHeaders(session))
    const isInBatch = Date.now() - session.rotatedAt < BATCH
    if (isInBatch) return this.#sent({ ...tokenHeaders(session), 'access-token': ' ', expiry: ' ' })
    session.previousToken = session.token
    session.token = randomText()
    session.rotatedAt = Date.now()
    return this.#sent(tokenHeaders(session))
  }

  /** The live session that three headers name. */
  sessionOf(headers: Headers): Session | undefined {
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
    return this.#sent(tokenHeaders(session))
  }

  /** Adds an account, or replaces the one with its e-mail. */
  setAgent(agent: SimulatedAgent): void {
    const email = storedEmail(agent.email)
    this.#agents = [...this.#agents.filter((known) => known.email !== email), { ...agent, email }]
    const replaced = this.#agents.at(-1)
    this.#sessions = this.#sessions.map((session) =>
      session.agent.email === email && replaced ? { ...session, agent: replaced } : session,
    )
  }

  /** Back to the beginning: accounts and switches; no session, no failure to come. */
  reset(): void {
    Object.assign(this.switches, switchesOf(this.#options))
    this.failures.clear()
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

  #sent(headers: Record<string, string>): Record<string, string> {
    const { droppedHeaders } = this.switches
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !droppedHeaders.includes(name)))
  }
}

function storedEmail(email: string): string {
  return email.trim().toLowerCase()
}

function switchesOf(options: AuthSwitchOptions): AuthSwitches {
  return {
    tokenLife: options.tokenLife ?? 1_209_600,
    maxSessions: options.maxSessions ?? 1,
    sameSecondSurvivor: options.sameSecondSurvivor ?? 'newest',
    rotateTokens: options.rotateTokens ?? false,
    droppedHeaders: options.droppedHeaders ?? [],
    latency: options.latency ?? 0,
  }
}
