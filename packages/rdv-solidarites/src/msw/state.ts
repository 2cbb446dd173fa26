import { FailureQueue, type ScheduledFailure } from '@hub/http/simulator'
import type { OperationId } from '../requests.js'
import { rubyDateTime } from '../ruby-date-time.js'
import type { EventName, TestWebhook } from '../webhooks/index.js'
import { newRdv, newUser, type RdvToAdd, type UserToAdd } from './new-records.js'
import { type DeliverOptions, type DeliveryReport, Outbox } from './outbox.js'
import type { EndpointRecord, RdvRecord, UserRecord } from './records.js'
import { recordsOf, SUBSCRIPTION, type WebhookSubject } from './subscriptions.js'
import { type RdvSolidaritesSwitches, type SwitchOptions, switchesOf } from './switches.js'
import { rdvView, userView } from './views.js'
import { initialWorld, World, type WorldSnapshot } from './world.js'

export interface RdvSolidaritesStateOptions extends SwitchOptions {
  /** What `JSON.stringify(state)` gave. Default: two organisations, their agent, one reason and one place. */
  snapshot?: WorldSnapshot | undefined
  /** Called after each call that may have changed something, for instance to write a snapshot to disk. */
  onChange?: ((state: RdvSolidaritesState) => void) | undefined
}

/** What the simulated service remembers, and how it behaves. */
export class RdvSolidaritesState {
  /** Takes effect from the next call on. */
  readonly switches: RdvSolidaritesSwitches
  readonly failures = new FailureQueue<OperationId>()
  readonly #options: RdvSolidaritesStateOptions
  readonly #outbox = new Outbox()
  #world: World
  #publicLinkCalls: number[] = []

  constructor(options: RdvSolidaritesStateOptions = {}) {
    this.#options = options
    this.switches = switchesOf(options)
    this.#world = new World(options.snapshot ?? initialWorld())
  }

  /** All records, to be read and changed without any check. */
  get world(): World {
    return this.#world
  }

  /** Adds a user, as another agent would. */
  addUser(user: UserToAdd = {}): UserRecord {
    const added = this.world.users.add(newUser(user))
    this.announce('created', { model: 'User', data: userView(added, this.world) }, added.organisation_ids)
    this.changed()
    return added
  }

  /** Adds an appointment, as another agent or a person would. */
  addRdv(rdv: RdvToAdd = {}): RdvRecord {
    const added = this.world.rdvs.add(newRdv(rdv, this.world))
    this.announce('created', { model: 'Rdv', data: rdvView(added, this.world) }, [added.organisation_id])
    this.changed()
    return added
  }

  /** Changes an appointment, as another agent would. */
  updateRdv(id: number, change: Partial<RdvRecord>): RdvRecord {
    const updated = this.world.rdvs.update(id, change)
    this.announce('updated', { model: 'Rdv', data: rdvView(updated, this.world) }, [updated.organisation_id])
    this.changed()
    return updated
  }

  /** Removes an appointment, as an agent would, or as the service does when its time to be kept is over (`rgpd`). */
  destroyRdv(id: number, webhook_reason: 'rgpd' | null = null): void {
    const rdv = this.world.rdvs.get(id)
    if (!rdv) return
    this.world.rdvs.remove(id)
    this.announce('destroyed', { model: 'Rdv', data: rdvView(rdv, this.world) }, [rdv.organisation_id], webhook_reason)
    this.changed()
  }

  /** Events that are still to be sent. */
  get pendingWebhooks(): readonly TestWebhook[] {
    return this.#outbox.webhooks
  }

  /** Sends the events that wait to their endpoints, signed. What is not answered with 2xx waits for the next time. */
  deliverWebhooks(options: DeliverOptions = {}): Promise<DeliveryReport[]> {
    return this.#outbox.deliver(options)
  }

  /** Puts an event in the way of every endpoint of these organisations that subscribes to its model. */
  announce(
    event: EventName,
    subject: WebhookSubject,
    organisationIds: readonly number[],
    webhook_reason: string | null = null,
  ): void {
    const endpoints = this.world.endpoints
      .all()
      .filter(({ organisation_id }) => organisationIds.includes(organisation_id))
    for (const endpoint of endpoints) this.#enqueue(endpoint, event, subject, webhook_reason)
  }

  /** Sends every record of each subscribed model: what creating or changing an endpoint does, whatever `trigger` says. */
  announceEverything(endpoint: EndpointRecord): void {
    for (const subject of recordsOf(endpoint, this.world)) this.#enqueue(endpoint, 'created', subject, null)
  }

  #enqueue(endpoint: EndpointRecord, event: EventName, subject: WebhookSubject, webhook_reason: string | null): void {
    if (!endpoint.subscriptions.includes(SUBSCRIPTION[subject.model])) return
    const timestamp = rubyDateTime(Date.now())
    this.#outbox.add(endpoint, { ...structuredClone(subject), event, timestamp, webhook_reason })
  }

  /** Seconds until a call of `listPublicLinks` is allowed again, undefined when it is allowed now. */
  publicLinksWait(): number | undefined {
    const now = Date.now()
    const minute = now - (now % 60_000)
    this.#publicLinkCalls = [...this.#publicLinkCalls.filter((call) => call >= minute), now]
    const isTooMany = this.#publicLinkCalls.length > this.switches.publicLinksPerMinute
    return isTooMany ? Math.ceil((minute + 60_000 - now) / 1000) : undefined
  }

  /** Makes the next call fail, or the next ones. */
  failNext(failure: ScheduledFailure<OperationId>): void {
    this.failures.add(failure)
  }

  /** Back to the beginning: records and switches; no event and no failure to come. */
  reset(): void {
    Object.assign(this.switches, switchesOf(this.#options))
    this.failures.clear()
    this.#outbox.clear()
    this.#publicLinkCalls = []
    this.#world = new World(this.#options.snapshot ?? initialWorld())
    this.changed()
  }

  changed(): void {
    this.#options.onChange?.(this)
  }

  /** Every record; give it, parsed, as `snapshot` to go on from there. Events to come are not part of it. */
  toJSON(): WorldSnapshot {
    return this.world.toJSON()
  }
}
