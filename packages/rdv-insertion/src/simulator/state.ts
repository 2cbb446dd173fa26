import { type Deliver, type ScheduledFailure, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import { type NewRdv, newRdv } from './new-rdv.js'
import type { DeliveryReport, WebhookEndpoint } from './outbox.js'
import { Publisher } from './publisher.js'
import { RateLimits } from './rate-limits.js'
import { DEFAULT_SWITCHES, type RdvInsertionSwitches } from './switches.js'
import type {
  RdvInsertionSnapshot,
  SimulatedInvitation,
  SimulatedOrganisation,
  SimulatedRdv,
  SimulatedUser,
} from './records.js'
import { createSeed } from './seed.js'
import type { RdvInsertionOperation } from './served-operations.js'

export interface RdvInsertionStateOptions extends SwitchOptions<RdvInsertionSwitches> {
  /** What `JSON.stringify(state)` gave. Default: an createSeed département. */
  snapshot?: RdvInsertionSnapshot | undefined
  /** Called after each change of what a snapshot holds, for instance to write it to disk. */
  onChange?: ((state: RdvInsertionState) => void) | undefined
  /** The service's clock, in epoch milliseconds. Default: that of the machine. */
  now?: (() => number) | undefined
}

/** State and behaviour of the simulated rdv-insertion. */
export class RdvInsertionState extends SimulatorState<RdvInsertionOperation, RdvInsertionSwitches> {
  /** Everything remembered; may be changed directly, before calls. Changes made so send no webhook. */
  data: RdvInsertionSnapshot
  /** @internal */
  readonly limits = new RateLimits()
  readonly #options: RdvInsertionStateOptions
  readonly #publisher = new Publisher()
  #refusedFormats: string[] = []
  #jobs: (() => void)[] = []

  constructor(options: RdvInsertionStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.#options = options
    this.data = this.#first()
  }

  /** Epoch milliseconds. */
  now(): number {
    return (this.#options.now ?? Date.now)()
  }

  /** The organisation with this id on RDV-Solidarités. */
  organisation(rdv_solidarites_organisation_id: number): SimulatedOrganisation | undefined {
    return this.data.organisations.find(
      (organisation) => organisation.rdv_solidarites_organisation_id === rdv_solidarites_organisation_id,
    )
  }

  /** Makes the next call fail, or the next ones; several failures are used in the order in which they were added. */
  override failNext(failure: ScheduledFailure<RdvInsertionOperation>): void {
    const body = JSON.stringify({ success: false, errors: ['Panne simulée.'] })
    super.failNext(failure.kind === 'status' && failure.status >= 400 ? { body, ...failure } : failure)
  }

  /** Makes the provider of a channel refuse the next invitation: the other channel still works, and the answer is a 422. */
  refuseNextInvitation(format: 'sms' | 'email'): void {
    this.#refusedFormats.push(format)
  }

  /** @internal */
  consumePlannedRefusal(format: string): boolean {
    const index = this.#refusedFormats.indexOf(format)
    if (index !== -1) this.#refusedFormats.splice(index, 1)
    return index !== -1
  }

  /** Queues the creation of a person, as createAndInviteMany does. @internal */
  addJob(job: () => void): void {
    this.#jobs.push(job)
    if (this.switches.jobs === 'at_once') this.runJobs()
  }

  /** Does what createAndInviteMany has queued. Failures are reported nowhere. */
  runJobs(): void {
    const jobs = this.#jobs
    this.#jobs = []
    for (const job of jobs) job()
  }

  /** @internal */
  addUser(user: SimulatedUser): void {
    this.data.users.push(user)
    this.changed()
  }

  /** @internal */
  addInvitation(invitation: SimulatedInvitation): void {
    this.data.invitations.push(invitation)
    this.#publisher.invitation(this.data, invitation, 'created', this.now())
    this.changed()
  }

  /** For instance `{ clicked: true }` or `{ delivery_status: 'delivered' }`. @throws TypeError when there is none with this id */
  updateInvitation(id: number, change: Partial<Omit<SimulatedInvitation, 'id'>>): void {
    const invitation = withId(this.data.invitations, id, 'invitation')
    Object.assign(invitation, change)
    this.#publisher.invitation(this.data, invitation, 'updated', this.now())
    this.changed()
  }

  /** Adds an appointment, tomorrow at this hour by default. @throws TypeError when a person in it does not exist */
  addRdv(given: NewRdv): SimulatedRdv {
    const rdv = newRdv(given, this.data, this.now())
    this.data.rdvs.push(rdv)
    this.#publisher.rdv(this.data, rdv, 'created', this.now())
    this.changed()
    return structuredClone(rdv)
  }

  /** A change of `status` is also one of every participation. @throws TypeError when there is none with this id */
  updateRdv(id: number, change: Partial<Omit<SimulatedRdv, 'id'>>): void {
    const rdv = withId(this.data.rdvs, id, 'appointment')
    Object.assign(rdv, change)
    const { status } = change
    if (status !== undefined) for (const participation of rdv.participations) participation.status = status
    this.#publisher.rdv(this.data, rdv, 'updated', this.now())
    this.changed()
  }

  /** @throws TypeError when there is none with this id */
  destroyRdv(id: number): void {
    const rdv = withId(this.data.rdvs, id, 'appointment')
    this.#publisher.rdv(this.data, rdv, 'destroyed', this.now())
    this.data.rdvs.splice(this.data.rdvs.indexOf(rdv), 1)
    this.changed()
  }

  /** From now on the events of an organisation are kept for this endpoint, until `deliverWebhooks`. */
  addWebhookEndpoint(endpoint: WebhookEndpoint): void {
    if (!this.organisation(endpoint.rdv_solidarites_organisation_id))
      throw new TypeError('rdv_solidarites_organisation_id is that of no organisation')
    this.#publisher.addEndpoint(endpoint)
  }

  /** Events that are still to be delivered, oldest first. */
  get pendingWebhooks() {
    return this.#publisher.pending
  }

  /**
   * Sends what is pending, signed, to the endpoints or to one address, and returns what was answered. What was not answered with 2xx
   * stays pending. Nothing is ever sent without this call.
   *
   * @param options.deliver Answers a request, such as `(request) => app.request(request)`. Default: the global `fetch`.
   */
  deliverWebhooks({
    url,
    deliver = fetch,
  }: {
    url?: string | undefined
    deliver?: Deliver | undefined
  } = {}): Promise<DeliveryReport[]> {
    return this.#publisher.deliver({ deliver, url })
  }

  /** The data as they were first; endpoints, events and jobs are forgotten. */
  protected override restore(): void {
    this.limits.clear()
    this.#publisher.clear()
    this.#refusedFormats = []
    this.#jobs = []
    this.data = this.#first()
  }

  /** Everything remembered; give it, parsed, as `snapshot` to go on from there. */
  toJSON(): RdvInsertionSnapshot {
    return structuredClone(this.data)
  }

  /** @internal */
  override changed(): void {
    this.#options.onChange?.(this)
  }

  #first(): RdvInsertionSnapshot {
    const { snapshot } = this.#options
    if (snapshot !== undefined && snapshot.version !== 1)
      throw new TypeError('not a snapshot of the rdv-insertion simulator: make one with JSON.stringify(state)')
    return snapshot === undefined ? createSeed() : structuredClone(snapshot)
  }
}

function withId<Item extends { id: number }>(items: readonly Item[], id: number, what: string): Item {
  const item = items.find((each) => each.id === id)
  if (!item) throw new TypeError(`there is no ${what} ${id}`)
  return item
}
