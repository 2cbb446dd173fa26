import { readEventTime, signTestWebhook, type TestWebhook } from '../webhooks/index.js'

/** Where rdv-insertion sends events of an organisation. */
export interface WebhookEndpoint {
  /** Address to send to, unless `deliverWebhooks` is given another. */
  url: string
  secret: string
  /** Whose events, by the organisation's id on RDV-Solidarités; its type decides whether NIR are in them. */
  rdv_solidarites_organisation_id: number
  /** Default `hmac`; `jwt` only sends appointments. */
  signature?: 'hmac' | 'jwt' | undefined
}

/** What became of one delivery. */
export interface DeliveryReport {
  url: string
  model: TestWebhook['model']
  event: TestWebhook['event']
  id: number
  /** Null when there was no answer; anything but 2xx will be sent again by the next `deliverWebhooks`. */
  status: number | null
}

/** Answers a delivery: the global `fetch`, or an application in this process such as `(request) => app.request(request)`. */
export type Deliver = (request: Request) => Response | Promise<Response>

interface Waiting {
  endpoint: WebhookEndpoint
  webhook: TestWebhook & { timestamp: string }
}

/** The events that are still to be sent, oldest first. */
export class Outbox {
  #waiting: Waiting[] = []
  /** The latest instant that an endpoint has accepted, per object. */
  readonly #accepted = new Map<string, number>()

  add(endpoint: WebhookEndpoint, webhook: TestWebhook & { timestamp: string }): void {
    if (endpoint.signature === 'jwt' && webhook.model !== 'Rdv') return
    this.#waiting.push({ endpoint, webhook })
  }

  /** What is still to be sent. */
  get webhooks(): readonly TestWebhook[] {
    return this.#waiting.map(({ webhook }) => webhook)
  }

  /**
   * Sends what waits, one after the other. What is not answered with 2xx stays, body and `timestamp` as they were; an event that is
   * not newer than one that the endpoint has accepted is never sent (RDVI `receipt_handler.rb`).
   */
  async deliver(deliver: Deliver, url?: string): Promise<DeliveryReport[]> {
    const reports: DeliveryReport[] = []
    const waiting = this.#waiting
    this.#waiting = []
    for (const each of waiting) {
      const { endpoint, webhook } = each
      const key = JSON.stringify([webhook.model, webhook.data.id, endpoint.url])
      const instant = readEventTime(webhook.timestamp) ?? 0
      if (instant <= (this.#accepted.get(key) ?? -Infinity)) continue
      const status = await this.#send(each, deliver, url ?? endpoint.url)
      if (status !== null && status >= 200 && status < 300) this.#accepted.set(key, instant)
      else this.#waiting.push(each)
      const { model, event, data } = webhook
      reports.push({ url: url ?? endpoint.url, model, event, id: data.id, status })
    }
    return reports
  }

  clear(): void {
    this.#waiting = []
    this.#accepted.clear()
  }

  async #send({ endpoint, webhook }: Waiting, deliver: Deliver, url: string): Promise<number | null> {
    const { secret, signature } = endpoint
    const signed = await signTestWebhook(webhook, { secret, signature })
    try {
      const response = await deliver(new Request(url, { ...signed, redirect: 'manual' }))
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }
}
