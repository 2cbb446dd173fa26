import { type DeliverOptions, SimulatorState, type SwitchOptions } from '@hub/http/simulator'
import type { OperationId } from '../types.js'
import { rubyDateTime } from '../ruby-date-time.js'
import type { EventName, TestWebhook } from '../webhooks/index.js'
import { newRdv, newUser, type RdvToAdd, type UserToAdd } from './new-records.js'
import { createOutbox, type DeliveryReport } from './outbox.js'
import type { EndpointRecord, RdvRecord, UserRecord } from './records.js'
import { listSubjects, SUBSCRIPTIONS, type WebhookSubject } from './subscriptions.js'
import { DEFAULT_SWITCHES, type RdvSolidaritesSwitches } from './switches.js'
import { serializeRdv, serializeUser } from './serializers.js'
import { type RdvSolidaritesSnapshot, RecordStore } from './record-store.js'
import { createSeed } from './seed.js'

export interface RdvSolidaritesStateOptions extends SwitchOptions<RdvSolidaritesSwitches> {
  /** What `JSON.stringify(state)` gave. Default: two organisations, their agent, one reason and one place. */
  snapshot?: RdvSolidaritesSnapshot | undefined
  /** Called after each call that may have changed something, for instance to write a snapshot to disk. */
  onChange?: ((state: RdvSolidaritesState) => void) | undefined
}

/** State and behaviour of the simulated service. */
export class RdvSolidaritesState extends SimulatorState<OperationId, RdvSolidaritesSwitches> {
  readonly #options: RdvSolidaritesStateOptions
  readonly #outbox = createOutbox()
  #records: RecordStore
  #publicLinkCalls: number[] = []

  constructor(options: RdvSolidaritesStateOptions = {}) {
    super(DEFAULT_SWITCHES, options)
    this.#options = options
    this.#records = new RecordStore(options.snapshot ?? createSeed())
  }

  /** All records, to be read and changed without any check. */
  get records(): RecordStore {
    return this.#records
  }

  /** Adds a user, as another agent would. */
  addUser(user: UserToAdd = {}): UserRecord {
    const added = this.records.users.add(newUser(user))
    this.announce('created', { model: 'User', data: serializeUser(added, this.records) }, added.organisation_ids)
    this.changed()
    return added
  }

  /** Adds an appointment, as another agent or a person would. */
  addRdv(rdv: RdvToAdd = {}): RdvRecord {
    return this.#announceRdv('created', this.records.rdvs.add(newRdv(rdv, this.records)))
  }

  /** Changes an appointment, as another agent would. */
  updateRdv(id: number, change: Partial<RdvRecord>): RdvRecord {
    return this.#announceRdv('updated', this.records.rdvs.update(id, change))
  }

  /** Removes an appointment, as an agent would, or as the service does when its time to be kept is over (`rgpd`). */
  destroyRdv(id: number, webhook_reason: 'rgpd' | null = null): void {
    const rdv = this.records.rdvs.get(id)
    if (!rdv) return
    this.records.rdvs.remove(id)
    this.#announceRdv('destroyed', rdv, webhook_reason)
  }

  /** Events that are still to be sent. */
  get pendingWebhooks(): readonly TestWebhook[] {
    return this.#outbox.webhooks
  }

  /** Sends pending events to their endpoints, signed. What is not answered with 2xx stays pending. */
  deliverWebhooks(options: DeliverOptions = {}): Promise<DeliveryReport[]> {
    return this.#outbox.deliver(options, ({ model, event }, { url, status }) => ({ url, model, event, status }))
  }

  /** Adds an event to the outbox of every endpoint of these organisations that subscribes to its model. */
  announce(
    event: EventName,
    subject: WebhookSubject,
    organisationIds: readonly number[],
    webhook_reason: string | null = null,
  ): void {
    const endpoints = this.records.endpoints
      .all()
      .filter(({ organisation_id }) => organisationIds.includes(organisation_id))
    for (const endpoint of endpoints) this.#enqueue(endpoint, event, subject, webhook_reason)
  }

  /** Sends every record of each subscribed model: what creating or changing an endpoint does, whatever `trigger` says. */
  announceEverything(endpoint: EndpointRecord): void {
    for (const subject of listSubjects(endpoint, this.records)) this.#enqueue(endpoint, 'created', subject, null)
  }

  #announceRdv(event: EventName, rdv: RdvRecord, webhook_reason: string | null = null): RdvRecord {
    const data = serializeRdv(rdv, this.records)
    this.announce(event, { model: 'Rdv', data }, [rdv.organisation_id], webhook_reason)
    this.changed()
    return rdv
  }

  #enqueue(endpoint: EndpointRecord, event: EventName, subject: WebhookSubject, webhook_reason: string | null): void {
    if (!endpoint.subscriptions.includes(SUBSCRIPTIONS[subject.model])) return
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

  /** The records as they were first, and no event to come. */
  protected override restore(): void {
    this.#outbox.clear()
    this.#publicLinkCalls = []
    this.#records = new RecordStore(this.#options.snapshot ?? createSeed())
  }

  /** @internal */
  override changed(): void {
    this.#options.onChange?.(this)
  }

  /** Every record; give it, parsed, as `snapshot` to go on from there. Events to come are not part of it. */
  toJSON(): RdvSolidaritesSnapshot {
    return this.records.toJSON()
  }
}
