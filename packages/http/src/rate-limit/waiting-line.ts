import type { Priority, ReleaseTurn } from './turn.js'

/** A call that waits for its turn. */
export interface Waiter {
  readonly name: string
  readonly priority: Priority
  /** Until when its turn is of use, as `performance.now()` counts; Infinity without a deadline. */
  readonly deadline: number
  resolve(release: ReleaseTurn): void
  reject(error: unknown): void
}

/** Calls in the order of their turns: those in the background behind all others. */
export class WaitingLine {
  readonly #waiters: Record<Priority, Waiter[]> = { normal: [], background: [] }

  get first(): Waiter | undefined {
    return this.#waiters.normal[0] ?? this.#waiters.background[0]
  }

  get length(): number {
    return this.#waiters.normal.length + this.#waiters.background.length
  }

  /** @returns its position, 0 for the first */
  add(waiter: Waiter): number {
    this.#waiters[waiter.priority].push(waiter)
    return (waiter.priority === 'normal' ? this.#waiters.normal.length : this.length) - 1
  }

  /** @returns whether it still waited */
  remove(waiter: Waiter): boolean {
    const waiters = this.#waiters[waiter.priority]
    const index = waiters.indexOf(waiter)
    if (index !== -1) waiters.splice(index, 1)
    return index !== -1
  }

  /** All waiters in order, as they are now: the list may be changed meanwhile. */
  all(): Waiter[] {
    return [...this.#waiters.normal, ...this.#waiters.background]
  }
}
