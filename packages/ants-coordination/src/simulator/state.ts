import { SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import { type AntsAppointment, type AppointmentKey, isSameKey, isSameRow } from './appointments.js'
import { type AntsOperation, type ScheduledFailure, toSharedFailure } from './failures.js'
import { type AntsSnapshot, appointmentSchema, createSeed, parseSnapshot } from './snapshot.js'
import { type AntsSwitches, DEFAULT_SWITCHES } from './switches.js'

export interface AntsStateOptions extends SwitchOptions<AntsSwitches> {
  /** What `JSON.stringify(state)` gave. Default: the test numbers of ANTS's integration, no appointment. */
  snapshot?: AntsSnapshot | undefined
  /** Called after each change of what a snapshot holds, for instance to write it to disk. */
  onChange?: ((state: AntsState) => void) | undefined
}

/** State and behaviour of the simulated ANTS. */
export class AntsState extends SimulatorState<AntsOperation, AntsSwitches> {
  readonly #options: AntsStateOptions
  #statuses = new Map<string, string>()
  #appointments: AntsAppointment[] = []

  constructor(options: AntsStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.#options = options
    this.restore()
  }

  /** The status of a number; `unknown` unless it was seeded. Numbers are compared as they are written. */
  getStatus(application_id: string): string {
    return this.#statuses.get(application_id) ?? 'unknown'
  }

  /** Seeds a number with one of the five statuses, or with any other text: ANTS has used more. */
  setStatus(application_id: string, status: string): void {
    this.#statuses.set(application_id, status)
    this.changed()
  }

  /**
   * Puts a row in the register without any check, as another editor would, or as a hidden row.
   *
   * @throws TypeError when its `appointment_date` is not a wall-clock time
   */
  addAppointment(appointment: AntsAppointment): void {
    const { success, data, error } = appointmentSchema.safeParse(appointment)
    if (!success) throw new TypeError(`the appointment has a wrong ${String(error.issues[0]?.path[0])}`)
    this.#appointments.push(data)
    this.changed()
  }

  /** All rows, hidden ones included, whatever the status of their number; of one number, or of all. */
  appointments(application_id?: string): readonly AntsAppointment[] {
    const rows = this.#appointments.filter(
      (row) => application_id === undefined || row.application_id === application_id,
    )
    return structuredClone(rows)
  }

  /** The rows that a status call shows: none of a number that is not validated (RDV-SP #4198), no hidden one. */
  shownAppointments(application_id: string): readonly AntsAppointment[] {
    if (this.getStatus(application_id) !== 'validated') return []
    return this.appointments(application_id).filter(({ hidden }) => hidden !== true)
  }

  /**
   * Adds a row unless its like is there, shown or not. The status of the number does not matter: rows of numbers that are not
   * validated do exist (RDV-SP #4198), and no source knows of a refusal.
   *
   * @returns whether it was added
   */
  declare(appointment: AntsAppointment): boolean {
    if (this.#appointments.some((row) => isSameRow(row, appointment, this.switches.uniqueOn))) return false
    this.#appointments.push(appointment)
    this.changed()
    return true
  }

  /** Removes every row with this key and returns how many there were. */
  withdraw(key: AppointmentKey): number {
    const kept = this.#appointments.filter((row) => !isSameKey(key, row))
    const removed = this.#appointments.length - kept.length
    this.#appointments = kept
    if (removed > 0) this.changed()
    return removed
  }

  /** Makes the next call fail, or the next ones; several failures are used in the order in which they were added. */
  override failNext(failure: ScheduledFailure): void {
    this.failures.add(toSharedFailure(failure))
  }

  /** Everything remembered; give it, parsed, as `snapshot` to go on from there. */
  toJSON(): AntsSnapshot {
    return { version: 1, statuses: Object.fromEntries(this.#statuses), appointments: [...this.appointments()] }
  }

  protected override restore(): void {
    const { snapshot } = this.#options
    const { statuses, appointments } = snapshot === undefined ? createSeed() : parseSnapshot(snapshot)
    this.#statuses = new Map(Object.entries(statuses))
    this.#appointments = structuredClone(appointments)
  }

  /** @internal */
  override changed(): void {
    this.#options.onChange?.(this)
  }
}
