import type { SignedWebhook } from '../webhooks/index.js'

/** Answers a delivery: the global `fetch`, or an application in this process such as `(request) => app.request(request)`. */
export type Deliver = (request: Request) => Response | Promise<Response>

export interface DeliverOptions {
  /** Default: the global `fetch`. */
  deliver?: Deliver | undefined
  /** Address for all deliveries, in place of the endpoints' own addresses. */
  url?: string | undefined
  /** No order is guaranteed: `reversed` sends the newest first. Default `oldest-first`. */
  order?: 'oldest-first' | 'reversed' | undefined
}

/** Result of a delivery. */
export interface DeliveryResult {
  url: string
  /** Null when there was no answer. Anything but 2xx is sent again by the next delivery. */
  status: number | null
}

export interface OutboxDefinition<Endpoint, Webhook> {
  getUrl: (endpoint: Endpoint) => string
  sign: (webhook: Webhook, endpoint: Endpoint) => Promise<SignedWebhook>
  /** Maximum number of attempts for each. Default: until it is accepted. */
  maxAttempts?: number | undefined
  /** Whether one is dropped unsent, when its turn comes. Default: none is. */
  isObsolete?: ((webhook: Webhook, endpoint: Endpoint) => boolean) | undefined
  /** Called with each that an endpoint has accepted. */
  onAccepted?: ((webhook: Webhook, endpoint: Endpoint) => void) | undefined
}

interface Entry<Endpoint, Webhook> {
  endpoint: Endpoint
  webhook: Webhook
  attempts: number
}

/** The webhooks that a simulated service has still to send. Nothing is sent before `deliver`. */
export class WebhookOutbox<Endpoint, Webhook> {
  readonly #definition: OutboxDefinition<Endpoint, Webhook>
  #pending: Entry<Endpoint, Webhook>[] = []

  constructor(definition: OutboxDefinition<Endpoint, Webhook>) {
    this.#definition = definition
  }

  add(endpoint: Endpoint, webhook: Webhook): void {
    this.#pending.push({ endpoint, webhook, attempts: 0 })
  }

  /** Webhooks that are not delivered yet, oldest first. */
  get webhooks(): readonly Webhook[] {
    return this.#pending.map(({ webhook }) => webhook)
  }

  /** Sends what is pending, one after the other; what is not answered with 2xx stays, body and timestamp as they were. */
  async deliver<Report>(
    { deliver = fetch, url, order }: DeliverOptions,
    toReport: (webhook: Webhook, result: DeliveryResult) => Report,
  ): Promise<Report[]> {
    const { getUrl, isObsolete, onAccepted, maxAttempts = Infinity } = this.#definition
    const reports: Report[] = []
    const pending = order === 'reversed' ? this.#pending.toReversed() : this.#pending
    this.#pending = []
    for (const entry of pending) {
      const { endpoint, webhook } = entry
      if (isObsolete?.(webhook, endpoint)) continue
      const target = url ?? getUrl(endpoint)
      const status = await this.#send(target, entry, deliver)
      entry.attempts += 1
      const isAccepted = status !== null && status >= 200 && status < 300
      if (isAccepted) onAccepted?.(webhook, endpoint)
      else if (entry.attempts < maxAttempts) this.#pending.push(entry)
      reports.push(toReport(webhook, { url: target, status }))
    }
    return reports
  }

  clear(): void {
    this.#pending = []
  }

  async #send(url: string, { endpoint, webhook }: Entry<Endpoint, Webhook>, deliver: Deliver): Promise<number | null> {
    const signed = await this.#definition.sign(webhook, endpoint)
    try {
      const response = await deliver(new Request(url, { ...signed, redirect: 'manual' }))
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }
}
