import {
  FailureQueue,
  type RdvInsertionFailure,
  type RdvInsertionOperation,
  type ScheduledFailure,
} from './failures.js'
import { instantText } from './instants.js'
import { type Deliver, type DeliveryReport, Outbox, type WebhookEndpoint } from './outbox.js'
import { RateLimits } from './rate-limits.js'
import { type RdvInsertionSwitches, type RdvInsertionSwitchOptions, switchesOf } from './switches.js'
import { Views } from './views.js'
import {
  invented,
  type RdvInsertionSnapshot,
  type SimulatedInvitation,
  type SimulatedOrganisation,
  type SimulatedRdv,
  type SimulatedUser,
} from './world.js'

export interface RdvInsertionStateOptions extends RdvInsertionSwitchOptions {
  /** What `JSON.stringify(state)` gave. Default: an invented département. */
  snapshot?: RdvInsertionSnapshot | undefined
  /** Called after each change of what a snapshot holds, for instance to write it to disk. */
  onChange?: ((state: RdvInsertionState) => void) | undefined
  /** The service's clock, in epoch milliseconds. Default: that of the machine. */
  now?: (() => number) | undefined
}

/** What a new appointment is made of; the rest is filled in. */
export type NewRdv = Partial<Omit<SimulatedRdv, 'id' | 'participations'>> & {
  /** Of the organisation, here: its `id`, not that of RDV-Solidarités. */
  organisation_id: number
  user_ids: readonly number[]
}

/** What the simulated rdv-insertion remembers, and how it behaves. */
export class RdvInsertionState {
  /** Takes effect from the next call on. */
  readonly switches: RdvInsertionSwitches
  /** Everything remembered; may be changed directly, before calls. Changes made so send no webhook. */
  data: RdvInsertionSnapshot
  readonly limits = new RateLimits()
  readonly #options: RdvInsertionStateOptions
  readonly #failures = new FailureQueue()
  readonly #outbox = new Outbox()
  #endpoints: WebhookEndpoint[] = []
  #refusedFormats: string[] = []
  #jobs: (() => void)[] = []
  #lastEvent = 0

  constructor(options: RdvInsertionStateOptions = {}) {
    this.#options = options
    this.switches = switchesOf(options)
    this.data = this.#first()
  }

  /** Epoch milliseconds. */
  now(): number {
    return (this.#options.now ?? Date.now)()
  }

  nextId(): number {
    return this.data.next_id++
  }

  /** The organisation with this id on RDV-Solidarités. */
  organisation(rdv_solidarites_organisation_id: number): SimulatedOrganisation | undefined {
    return this.data.organisations.find(
      (organisation) => organisation.rdv_solidarites_organisation_id === rdv_solidarites_organisation_id,
    )
  }

  /** Makes the next call fail, or the next ones; several failures are used in the order in which they were asked for. */
  failNext(failure: ScheduledFailure): void {
    this.#failures.add(failure)
  }

  takeFailure(operation: RdvInsertionOperation): RdvInsertionFailure | undefined {
    return this.#failures.take(operation)
  }

  /** Makes the provider of a channel refuse the next invitation: the other channel still works, and the answer is a 422. */
  refuseNextInvitation(format: 'sms' | 'email'): void {
    this.#refusedFormats.push(format)
  }

  takeRefusal(format: string): boolean {
    const index = this.#refusedFormats.indexOf(format)
    if (index >= 0) this.#refusedFormats.splice(index, 1)
    return index >= 0
  }

  /** Queues the creation of a person, as createAndInviteMany does. */
  addJob(job: () => void): void {
    this.#jobs.push(job)
    if (this.switches.jobs === 'at_once') this.runJobs()
  }

  /** Does what is queued. What fails is told to nobody. */
  runJobs(): void {
    const jobs = this.#jobs
    this.#jobs = []
    for (const job of jobs) job()
  }

  /** Adds a person or an invitation, and tells the receivers of webhooks. */
  addUser(user: SimulatedUser): void {
    this.data.users.push(user)
    this.changed()
  }

  addInvitation(invitation: SimulatedInvitation): void {
    this.data.invitations.push(invitation)
    this.#publishInvitation(invitation, 'created')
  }

  /** For instance `{ clicked: true }` or `{ delivery_status: 'delivered' }`. @throws TypeError when there is none with this id */
  updateInvitation(id: number, change: Partial<Omit<SimulatedInvitation, 'id'>>): void {
    const invitation = this.#invitation(id)
    Object.assign(invitation, change)
    this.#publishInvitation(invitation, 'updated')
  }

  /** Adds an appointment, tomorrow at this hour unless said otherwise. */
  addRdv({ user_ids, ...given }: NewRdv): SimulatedRdv {
    const organisation = this.data.organisations.find(({ id }) => id === given.organisation_id)
    const [motif] = organisation?.motifs ?? []
    if (!motif) throw new TypeError('organisation_id is that of no organisation with a motif')
    const created_at = instantText(this.now())
    const rdv: SimulatedRdv = {
      id: this.nextId(),
      uuid: crypto.randomUUID(),
      starts_at: instantText(this.now() + 86_400_000),
      duration_in_min: 30,
      cancelled_at: null,
      address: organisation?.lieux[0]?.address ?? null,
      created_by: 'user',
      status: 'unknown',
      max_participants_count: null,
      rdv_solidarites_rdv_id: this.nextId(),
      rdv_solidarites_motif_id: motif.rdv_solidarites_motif_id,
      rdv_solidarites_lieu_id: organisation?.lieux[0]?.rdv_solidarites_lieu_id ?? null,
      agent_ids: this.data.agents
        .filter((agent) => agent.organisation_ids.includes(given.organisation_id))
        .map(({ id }) => id),
      ...given,
      participations: user_ids.map((user_id) => ({
        id: this.nextId(),
        status: given.status ?? 'unknown',
        created_at,
        created_by: 'user',
        user_id,
      })),
    }
    this.data.rdvs.push(rdv)
    this.#publishRdv(rdv, 'created')
    return structuredClone(rdv)
  }

  /** A change of `status` is also one of every participation. @throws TypeError when there is none with this id */
  updateRdv(id: number, change: Partial<Omit<SimulatedRdv, 'id'>>): void {
    const rdv = this.#rdv(id)
    Object.assign(rdv, change)
    const { status } = change
    if (status !== undefined) for (const participation of rdv.participations) participation.status = status
    this.#publishRdv(rdv, 'updated')
  }

  /** @throws TypeError when there is none with this id */
  destroyRdv(id: number): void {
    const rdv = this.#rdv(id)
    // Published first: the event holds what was there.
    this.#publishRdv(rdv, 'destroyed')
    this.data.rdvs.splice(this.data.rdvs.indexOf(rdv), 1)
    this.changed()
  }

  /** From now on the events of an organisation are kept for this endpoint, until `deliverWebhooks`. */
  addWebhookEndpoint(endpoint: WebhookEndpoint): void {
    if (!this.organisation(endpoint.rdv_solidarites_organisation_id))
      throw new TypeError('rdv_solidarites_organisation_id is that of no organisation')
    this.#endpoints.push({ ...endpoint })
  }

  /** Events that are still to be delivered, oldest first. */
  get pendingWebhooks() {
    return this.#outbox.webhooks
  }

  /**
   * Sends what is pending, signed, to the endpoints or to one address, and tells what was answered. What was not answered with 2xx
   * stays pending. Nothing is ever sent without this call.
   *
   * @param deliver Answers a request. Default: the global `fetch`.
   */
  deliverWebhooks({
    url,
    deliver = fetch,
  }: {
    url?: string | undefined
    deliver?: Deliver | undefined
  } = {}): Promise<DeliveryReport[]> {
    return this.#outbox.deliver(deliver, url)
  }

  /** Back to the beginning: data, switches; endpoints, events, jobs and failures to come are forgotten. */
  reset(): void {
    Object.assign(this.switches, switchesOf(this.#options))
    this.#failures.clear()
    this.#outbox.clear()
    this.limits.clear()
    this.#endpoints = []
    this.#refusedFormats = []
    this.#jobs = []
    this.data = this.#first()
    this.changed()
  }

  /** Everything remembered; give it, parsed, as `snapshot` to go on from there. */
  toJSON(): RdvInsertionSnapshot {
    return structuredClone(this.data)
  }

  changed(): void {
    this.#options.onChange?.(this)
  }

  #first(): RdvInsertionSnapshot {
    const { snapshot } = this.#options
    if (snapshot !== undefined && snapshot.version !== 1)
      throw new TypeError('not a snapshot of the rdv-insertion simulator: make one with JSON.stringify(state)')
    return snapshot === undefined ? invented() : structuredClone(snapshot)
  }

  #invitation(id: number): SimulatedInvitation {
    const invitation = this.data.invitations.find((each) => each.id === id)
    if (!invitation) throw new TypeError(`there is no invitation ${id}`)
    return invitation
  }

  #rdv(id: number): SimulatedRdv {
    const rdv = this.data.rdvs.find((each) => each.id === id)
    if (!rdv) throw new TypeError(`there is no appointment ${id}`)
    return rdv
  }

  #publishInvitation(invitation: SimulatedInvitation, event: 'created' | 'updated' | 'destroyed'): void {
    const timestamp = this.#eventTime()
    for (const [endpoint, views] of this.#receivers(invitation.organisation_id)) {
      const data = structuredClone(views.invitationWithUser(invitation))
      this.#outbox.add(endpoint, { model: 'Invitation', event, data, timestamp })
    }
    this.changed()
  }

  #publishRdv(rdv: SimulatedRdv, event: 'created' | 'updated' | 'destroyed'): void {
    const timestamp = this.#eventTime()
    for (const [endpoint, views] of this.#receivers(rdv.organisation_id)) {
      this.#outbox.add(endpoint, { model: 'Rdv', event, data: structuredClone(views.rdv(rdv)), timestamp })
    }
    this.changed()
  }

  #receivers(organisation_id: number): [WebhookEndpoint, Views][] {
    return this.#endpoints.flatMap((endpoint) => {
      const organisation = this.organisation(endpoint.rdv_solidarites_organisation_id)
      return organisation?.id === organisation_id ? [[endpoint, new Views(this.data, organisation)]] : []
    })
  }

  /** Each event has an instant of its own, as in reality: the second of the same millisecond would never be sent. */
  #eventTime(): string {
    this.#lastEvent = Math.max(this.now(), this.#lastEvent + 1)
    return instantText(this.#lastEvent)
  }
}
