import type { EventName } from '../webhooks/index.js'
import { instantText } from './instants.js'
import { type Deliver, type DeliveryReport, Outbox, type WebhookEndpoint } from './outbox.js'
import { Views } from './views.js'
import type { RdvInsertionSnapshot, SimulatedInvitation, SimulatedRdv } from './world.js'

/** Makes events of what changes, for the endpoints of the organisation that it belongs to. */
export class Publisher {
  readonly #outbox = new Outbox()
  #endpoints: WebhookEndpoint[] = []
  #lastEvent = 0

  addEndpoint(endpoint: WebhookEndpoint): void {
    this.#endpoints.push({ ...endpoint })
  }

  get pending() {
    return this.#outbox.webhooks
  }

  deliver(deliver: Deliver, url: string | undefined): Promise<DeliveryReport[]> {
    return this.#outbox.deliver(deliver, url)
  }

  invitation(world: RdvInsertionSnapshot, invitation: SimulatedInvitation, event: EventName, now: number): void {
    const timestamp = this.#timestamp(now)
    for (const [endpoint, views] of this.#receivers(world, invitation.organisation_id)) {
      const data = structuredClone(views.invitationWithUser(invitation))
      this.#outbox.add(endpoint, { model: 'Invitation', event, data, timestamp })
    }
  }

  rdv(world: RdvInsertionSnapshot, rdv: SimulatedRdv, event: EventName, now: number): void {
    const timestamp = this.#timestamp(now)
    for (const [endpoint, views] of this.#receivers(world, rdv.organisation_id)) {
      this.#outbox.add(endpoint, { model: 'Rdv', event, data: structuredClone(views.rdv(rdv)), timestamp })
    }
  }

  clear(): void {
    this.#endpoints = []
    this.#outbox.clear()
  }

  /** The endpoints of an organisation; each sees what its organisation may see. */
  #receivers(world: RdvInsertionSnapshot, organisation_id: number): [WebhookEndpoint, Views][] {
    return this.#endpoints.flatMap((endpoint) => {
      const organisation = world.organisations.find(
        (each) => each.rdv_solidarites_organisation_id === endpoint.rdv_solidarites_organisation_id,
      )
      return organisation?.id === organisation_id ? [[endpoint, new Views(world, organisation)]] : []
    })
  }

  /** Each event has an instant of its own, as in reality: the second of the same millisecond would never be sent. */
  #timestamp(now: number): string {
    this.#lastEvent = Math.max(now, this.#lastEvent + 1)
    return instantText(this.#lastEvent)
  }
}
