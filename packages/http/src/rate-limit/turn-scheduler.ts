import { MAX_TIMER } from '../max-timer.js'
import type { RateLimit } from './rate-limit.js'
import { tooLateError } from './rate-limit-errors.js'
import type { RateLimitTicket, TakeResult } from './rate-limit-store.js'
import type { Priority } from './turn.js'
import { type Waiter, WaitingLine } from './waiting-line.js'

/** The rules by which the scheduler decides. */
export interface TurnRules {
  limits: readonly RateLimit[]
  /** Whether another call of this priority may be in flight. */
  hasRoom(priority: Priority): boolean
  /** Asks the store for a permit. */
  take(priority: Priority, waiting: number): Promise<TakeResult>
  /** Passes a permit to a waiter; called in the same turn of the event loop in which the waiter leaves the line. */
  grant(waiter: Waiter, ticket: RateLimitTicket): void
  /** Returns a permit that no waiter needs. */
  giveBack(ticket: RateLimitTicket): void
}

/** The last refusal of the store: no permit before these instants. */
interface Denial {
  priority: Priority
  instants: readonly number[]
}

/** Gives turns to the waiters. One request to the store at a time, and one timer while there is a waiter. */
export class TurnScheduler {
  readonly #rules: TurnRules
  readonly #line = new WaitingLine()
  #denial: Denial | undefined
  #isServing = false
  #serveAgain = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #wakeAt = Infinity

  constructor(rules: TurnRules) {
    this.#rules = rules
  }

  add(waiter: Waiter): void {
    const position = this.#line.add(waiter)
    this.#wakeBy(waiter.deadline)
    this.#wakeForPermit()
    if (this.#isBlocked()) this.#rejectIfTooLate(waiter, position)
    else void this.serve()
  }

  /** @returns whether it was still waiting */
  remove(waiter: Waiter): boolean {
    const waited = this.#line.remove(waiter)
    if (this.#line.length === 0) this.#clearTimer()
    else if (waited) void this.serve()
    return waited
  }

  /** Forgets the last refusal of the store: a hold or a returned permit has changed it. */
  forgetDenial(): void {
    this.#denial = undefined
    void this.serve()
  }

  /** Gives all turns that are possible now. Never rejects. */
  async serve(): Promise<void> {
    this.#serveAgain = true
    if (this.#isServing) return
    this.#isServing = true
    while (this.#serveAgain) {
      this.#serveAgain = false
      for (let first = this.#line.first; first && !this.#isBlocked(); first = this.#line.first) await this.#ask(first)
    }
    this.#isServing = false
  }

  async #ask(first: Waiter): Promise<void> {
    const { priority } = first
    let result: TakeResult
    try {
      result = await this.#rules.take(priority, this.#line.length)
    } catch (error) {
      if (this.remove(first)) first.reject(error)
      return
    }
    if (!result.granted) {
      const now = performance.now()
      this.#denial = { priority, instants: result.delays.map((delay) => now + delay) }
      this.#rejectAllTooLate()
    } else if (this.#line.remove(first)) {
      this.#rules.grant(first, result.ticket)
      if (this.#line.length === 0) this.#clearTimer()
    } else this.#rules.giveBack(result.ticket)
  }

  /** Whether the first in line must wait, as far as is known: others are in flight, or the store has refused until later. */
  #isBlocked(): boolean {
    const { first } = this.#line
    if (!first) return true
    if (!this.#rules.hasRoom(first.priority)) return true
    const denial = this.#denial
    // A permit refused to the background may be available to normal calls.
    const isAnswered = denial !== undefined && (denial.priority === 'normal' || first.priority === 'background')
    return isAnswered && (denial.instants[0] ?? 0) > performance.now()
  }

  /** Rejects all calls that are too late, each by its position among those that stay. */
  #rejectAllTooLate(): void {
    let position = 0
    for (const waiter of this.#line.all()) if (this.#rejectIfTooLate(waiter, position)) position += 1
    this.#clearTimer()
    for (const { deadline } of this.#line.all()) this.#wakeBy(deadline)
    this.#wakeForPermit()
  }

  /** Rejects a call whose turn would come too late. @returns whether it stays in line */
  #rejectIfTooLate(waiter: Waiter, position: number): boolean {
    const now = performance.now()
    const turn = this.#earliestTurn(position)
    if (Math.max(turn ?? now, now) < waiter.deadline) return true
    if (this.#line.remove(waiter)) waiter.reject(tooLateError(waiter.name, turn === undefined ? undefined : turn - now))
    if (this.#line.length === 0) this.#clearTimer()
    return false
  }

  /** The earliest instant at which a position in line may have its turn; undefined while that depends on calls in flight alone. */
  #earliestTurn(position: number): number | undefined {
    const instants = this.#denial?.instants
    if (!instants || (instants[0] ?? 0) <= performance.now()) return undefined
    const known = instants[position]
    if (known !== undefined) return known
    const [first = 0] = instants
    const rounds = this.#rules.limits.map(({ calls, period }) => first + Math.floor(position / calls) * period)
    return Math.max(instants.at(-1) ?? first, ...rounds)
  }

  /** Wakes when the store may have a permit for the first in line, if that is known. */
  #wakeForPermit(): void {
    const instant = this.#denial?.instants[0] ?? 0
    if (this.#line.length > 0 && instant > performance.now()) this.#wakeBy(instant)
  }

  #wakeBy(instant: number): void {
    if (instant >= this.#wakeAt) return
    this.#clearTimer()
    this.#wakeAt = instant
    const wait = Math.min(Math.max(0, Math.ceil(instant - performance.now())), MAX_TIMER)
    this.#timer = setTimeout(() => this.#wake(), wait)
  }

  #wake(): void {
    // The timer before the check: a refusal that lapses between a check (still blocked) and the timer (no longer needed) would leave the
    // first in line without either.
    this.#rejectAllTooLate()
    if (!this.#isBlocked()) void this.serve()
  }

  #clearTimer(): void {
    clearTimeout(this.#timer)
    this.#wakeAt = Infinity
  }
}
