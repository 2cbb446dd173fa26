import {
  signTestWebhook as signInsertion,
  type TestWebhook as InsertionWebhook,
} from '@hub/rdv-insertion-client/webhooks'
import {
  signTestWebhook as signSolidarites,
  type TestWebhook as SolidaritesWebhook,
} from '@hub/rdv-solidarites-client/webhooks'
import type { Source } from '../../src/features/rdv-insertion/sources.js'
import { INSERTION_SECRET, METRICS_TOKEN, SOLIDARITES_SECRET } from './running-hub.js'
import type { SharedHub } from './shared-hub.js'

export interface Answer {
  code: number
  /** What the hub says it did; undefined when it refused. */
  status: string | undefined
  text: string
}

/** Sends what is signed already, or not at all. */
export async function deliver(hub: SharedHub, source: Source, init: RequestInit): Promise<Answer> {
  const response = await fetch(`${hub.url}/webhooks/${source}`, { method: 'POST', ...init })
  const text = await response.text()
  const { status } = JSON.parse(text) as { status: unknown }
  return { code: response.status, text, status: typeof status === 'string' ? status : undefined }
}

export async function fromInsertion(hub: SharedHub, webhook: InsertionWebhook): Promise<Answer> {
  return deliver(hub, 'rdv-insertion', await signInsertion(webhook, { secret: INSERTION_SECRET }))
}

export async function fromSolidarites(
  hub: SharedHub,
  webhook: SolidaritesWebhook,
  secret = SOLIDARITES_SECRET,
): Promise<Answer> {
  return deliver(hub, 'rdv-solidarites', await signSolidarites(webhook, { secret }))
}

/** How many deliveries `/metrics` has counted of one sender and status. */
export async function countedDeliveries(hub: SharedHub, source: Source, status: string): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
  const text = await (await fetch(`${hub.url}/metrics`, { headers })).text()
  const line = new RegExp(`^hub_webhooks_total\\{delivery="${source} ${status}"\\} (\\d+)$`, 'm')
  return Number(line.exec(text)?.[1] ?? 0)
}
