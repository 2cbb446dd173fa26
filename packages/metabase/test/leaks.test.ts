import { describeLeaks } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createMetabaseClient } from '../src/index.js'
import { readText } from './start-client.js'

const token = 'key-canary-77'
const value = 'value-canary-88'
const embedded = 'aa.token-canary-99.bb'
const query = { database: 1, type: 'query', query: { filter: ['=', 1, value] } }

describeLeaks(
  {
    canaries: [token, value, embedded],
    abortable: false,
    createClient: (options) => createMetabaseClient({ token, ...options }),
    calls: {
      queryCard: (client) => client.queryCard({ id: 1 }),
      queryDataset: (client) => client.queryDataset(query),
      getCardQuery: (client) => client.getCardQuery(1),
      getCardImage: (client) => client.getCardImage(1),
      export: (client) => client.export('csv', { token: embedded }).then(readText),
    },
    answers: [
      { status: 202, body: JSON.stringify({ error: value }) },
      { status: 200, body: JSON.stringify({ legacy_query: value }) },
      { status: 400, body: embedded, headers: { 'content-type': 'text/plain' } },
    ],
  },
  { describe, it },
)
