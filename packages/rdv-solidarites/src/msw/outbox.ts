import { signTestWebhook, type TestWebhook } from '../webhooks/index.js'
import type { EndpointRecord } from './records.js'

/** What became of one delivery. */
export interface DeliveryReport {
  url: string
  model: string
  event: string
  /** Null when there was no answer; anything but 2xx is sent again by the next `deliverWebhooks`, 20 times in all. */
  status: number | null
}

/** Answers a delivery: the global `fetch`, or an application in this process such as `(request) => app.request(request)`. */
export type Deliver = (request: Request) => Response | Promise<Response>

export interface DeliverOptions {
  /** Default: the global `fetch`. */
  deliver?: Deliver | undefined
  /** Where to send everything, in place of the endpoints' own addresses. */
  url?: string | undefined
  /** No order is guaranteed: `reversed` sends the newest first. Default `oldest-first`. */
  order?: 'oldest-first' | 'reversed' | undefined
}

interface Waiting {
  endpoint: EndpointRecord
  webhook: TestWebhook
  attempts: number
}

const MOST_ATTEMPTS = 20

/** The events that are still to be sent. */
export class Outbox {
  #waiting: Waiting[] = []

  add(endpoint: EndpointRecord, webhook: TestWebhook): void {
    this.#waiting.push({ endpoint, webhook, attempts: 0 })
  }

  get webhooks(): readonly TestWebhook[] {
    return this.#waiting.map(({ webhook }) => webhook)
  }

  /** Sends what waits, one after the other; what is not answered with 2xx stays, its `timestamp` as it was. */
  async deliver({ deliver = fetch, url, order }: DeliverOptions): Promise<DeliveryReport[]> {
    const reports: DeliveryReport[] = []
    const waiting = order === 'reversed' ? this.#waiting.toReversed() : this.#waiting
    this.#waiting = []
    for (const each of waiting) {
      const target = url ?? each.endpoint.target_url
      const status = await send(target, each, deliver)
      each.attempts += 1
      const isTaken = status !== null && status >= 200 && status < 300
      if (!isTaken && each.attempts < MOST_ATTEMPTS) this.#waiting.push(each)
      reports.push({ url: target, model: each.webhook.model, event: each.webhook.event, status })
    }
    return reports
  }

  clear(): void {
    this.#waiting = []
  }
}

async function send(url: string, { endpoint, webhook }: Waiting, deliver: Deliver): Promise<number | null> {
  const signed = await signTestWebhook(webhook, { secret: endpoint.secret })
  try {
    const response = await deliver(new Request(url, { ...signed, redirect: 'manual' }))
    await response.body?.cancel()
    return response.status
  } catch {
    return null
  }
}
