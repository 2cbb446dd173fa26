import { FailureQueue, type ScheduledFailure } from './failures.js'
import { type CommonSwitches, createSwitches, type SwitchOptions } from './switches.js'

/** The common part of the state of every simulator: its switches, its scheduled failures, its seed. */
export abstract class SimulatorState<Operation extends string, Switches extends CommonSwitches> {
  /** Takes effect from the next call on. */
  readonly switches: Switches
  /** @internal */
  readonly failures = new FailureQueue<Operation>()
  readonly #initialSwitches: Switches

  protected constructor(defaults: Switches, options: SwitchOptions<Switches>) {
    this.#initialSwitches = createSwitches(defaults, options)
    this.switches = { ...this.#initialSwitches }
  }

  /** Makes the next call fail, or the next ones; several failures are used in the order in which they were added. */
  failNext(failure: ScheduledFailure<Operation>): void {
    this.failures.add(failure)
  }

  /** Back to the beginning: what is remembered, and the switches; failures to come are forgotten. */
  reset(): void {
    Object.assign(this.switches, this.#initialSwitches)
    this.failures.clear()
    this.restore()
    this.changed()
  }

  /** Forgets what calls have done, and begins again with the seed or the snapshot. */
  protected abstract restore(): void

  /** Called after each change of what is remembered. @internal */
  changed(): void {}
}
