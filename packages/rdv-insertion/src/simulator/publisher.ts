import type { EventName } from '../webhooks/index.js'
import { formatInstant } from './instants.js'
import type { DeliverOptions } from '@hub/http/simulator'
import { createOutbox, type DeliveryReport, toReport, type WebhookEndpoint } from './outbox.js'
import { Serializers } from './serializers.js'
import type { RdvInsertionSnapshot, SimulatedInvitation, SimulatedRdv } from './records.js'

/** Publishes events about changes to the endpoints of their organisation. */
export class Publisher {
  #outbox = createOutbox()
  #endpoints: WebhookEndpoint[] = []
  #lastEvent = 0

  addEndpoint(endpoint: WebhookEndpoint): void {
    this.#endpoints.push({ ...endpoint })
  }

  get pending() {
    return this.#outbox.webhooks
  }

  deliver(options: DeliverOptions): Promise<DeliveryReport[]> {
    return this.#outbox.deliver(options, toReport)
  }

  invitation(records: RdvInsertionSnapshot, invitation: SimulatedInvitation, event: EventName, now: number): void {
    const timestamp = this.#timestamp(now)
    for (const [endpoint, serializers] of this.#receivers(records, invitation.organisation_id)) {
      // Tokens are made for appointments only.
      if (endpoint.signature === 'jwt') continue
      const data = structuredClone(serializers.invitationWithUser(invitation))
      this.#outbox.add(endpoint, { model: 'Invitation', event, data, timestamp })
    }
  }

  rdv(records: RdvInsertionSnapshot, rdv: SimulatedRdv, event: EventName, now: number): void {
    const timestamp = this.#timestamp(now)
    for (const [endpoint, serializers] of this.#receivers(records, rdv.organisation_id)) {
      this.#outbox.add(endpoint, { model: 'Rdv', event, data: structuredClone(serializers.rdv(rdv)), timestamp })
    }
  }

  clear(): void {
    this.#endpoints = []
    this.#outbox = createOutbox()
  }

  /** The endpoints of an organisation; each sees what its organisation may see. */
  #receivers(records: RdvInsertionSnapshot, organisation_id: number): [WebhookEndpoint, Serializers][] {
    return this.#endpoints.flatMap((endpoint) => {
      const organisation = records.organisations.find(
        (each) => each.rdv_solidarites_organisation_id === endpoint.rdv_solidarites_organisation_id,
      )
      return organisation?.id === organisation_id ? [[endpoint, new Serializers(records, organisation)]] : []
    })
  }

  /** Each event has an instant of its own, as in reality: the second of the same millisecond would never be sent. */
  #timestamp(now: number): string {
    this.#lastEvent = Math.max(now, this.#lastEvent + 1)
    return formatInstant(this.#lastEvent)
  }
}
