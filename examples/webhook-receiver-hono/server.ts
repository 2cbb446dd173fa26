import { appendFile } from 'node:fs/promises'
import { serve } from '@hono/node-server'
import {
  createMemoryDeliveryStore,
  createWebhooks as createInsertionWebhooks,
  honoWebhook,
} from '@hub/rdv-insertion-client/webhooks'
import { createWebhooks as createSolidaritesWebhooks } from '@hub/rdv-solidarites-client/webhooks'
import { Hono } from 'hono'

const {
  PORT = '8002',
  RDV_INSERTION_SECRET = '',
  RDV_SOLIDARITES_SECRET = '',
  EVENTS_FILE = 'events.jsonl',
} = process.env

// An empty secret refuses to start.
const insertion = createInsertionWebhooks({ secrets: [RDV_INSERTION_SECRET] })
const solidarites = createSolidaritesWebhooks({ secrets: [RDV_SOLIDARITES_SECRET] })

/**
 * Writes what happened, without personal data. A delivery that this throws at is answered 500, and comes again; one that was handled
 * already is not handled twice.
 */
async function write(source: string, event: { model: string; event: string; data: object }): Promise<void> {
  const line = { source, model: event.model, event: event.event, id: 'id' in event.data ? event.data.id : null }
  await appendFile(EVENTS_FILE, `${JSON.stringify(line)}\n`)
}

const handled = createMemoryDeliveryStore()
const app = new Hono()
app.post(
  '/webhooks/rdv-insertion',
  honoWebhook(insertion, { handle: (event) => write('rdv-insertion', event), handled, logger: console }),
)
app.post(
  '/webhooks/rdv-solidarites',
  honoWebhook(solidarites, { handle: (event) => write('rdv-solidarites', event), handled, logger: console }),
)

serve({ fetch: app.fetch, port: Number(PORT) }, ({ port }) => console.log(`listening on ${port}`))
