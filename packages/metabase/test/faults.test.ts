import { adjustForOtherContent, adjustForStreams, describeFaults, type Fault, type FaultLimits } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createMetabaseClient, type MetabaseClient } from '../src/index.js'
import { readText } from './start-client.js'

const token = 'key-canary-77'
const rows = [{ a: 1 }]
const query = { database: 1, type: 'query', query: { 'source-table': 7, filter: ['=', 1, 'value-canary'] } }

const subject = (call: (client: MetabaseClient) => Promise<unknown>, answer: unknown = rows) => ({
  retry: 'safe' as const,
  answer,
  secrets: [token, 'value-canary'],
  call: (limits: FaultLimits) => call(createMetabaseClient({ token, ...limits })),
})

describeFaults(
  {
    queryCard: subject((client) => client.queryCard({ id: 1 })),
    queryDataset: { ...subject((client) => client.queryDataset(query)), requestKind: 'form' },
    getCard: subject((client) => client.getCard({ id: 1 }), { id: 1 }),
    getEmbeddedDashboard: subject((client) => client.getEmbeddedDashboard({ token: 'aa.value-canary.bb' }), {
      dashcards: [{ id: 1, card_id: 2 }],
    }),
    getCardQuery: {
      ...subject((client) => client.getCardQuery(1), query),
      body: JSON.stringify({ legacy_query: JSON.stringify(query) }),
    },
  },
  { describe, it },
)

const CSV = 'a\n1\n'
const file = { answer: CSV, body: CSV, contentType: 'text/csv', answerKind: 'stream' } as const
const embedded = 'aa.token-canary.bb'
/** The limit on bytes is not for what nobody keeps. */
const ABOUT_SIZE = /^(oversized|endless)-body$|^gzip-bomb$/

const exports = {
  exportCard: subject(async (client) => readText(await client.exportCard({ id: 1, format: 'csv' }))),
  'export of a card': subject(async (client) => readText(await client.export('csv', { card: 1 }))),
  'export of a dataset': subject(async (client) => readText(await client.export('csv', { dataset: query }))),
  'export of a question': subject(async (client) => readText(await client.export('csv', { token: embedded }))),
  'export of a dashboard': subject(async (client) =>
    readText(await client.export('csv', { token: embedded, dashcard: 1, card: 2 })),
  ),
}
for (const [name, faultCase] of Object.entries(exports))
  describeFaults(
    { [name]: { ...faultCase, ...file, secrets: [...faultCase.secrets, embedded] } },
    { describe, it },
    { adjust: (fault: Fault) => (ABOUT_SIZE.test(fault.name) ? undefined : adjustForStreams(fault, faultCase)) },
  )

describeFaults(
  {
    getCardImage: {
      ...subject(async (client) => new TextDecoder().decode(await client.getCardImage(1)), CSV),
      body: CSV,
      contentType: 'image/png',
      answerKind: 'bytes',
    },
  },
  { describe, it },
  { adjust: (fault) => adjustForOtherContent(fault) },
)
