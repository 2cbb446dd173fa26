import { describeLeaks } from '@hub/http/faults'
import { describe, expect, it } from 'vitest'
import { createCommunesClient } from '../src/communes/index.js'
import { createAdresseClient } from '../src/index.js'

const q = '12 rue des Canaris 62000 Arras'
const city = 'Canari-sur-Mer'
const canaries = [q, city, '50.123456', '2.654321']

const drain = async (stream: ReadableStream<Uint8Array>) => void (await new Response(stream as BodyInit).text())

async function drainRows(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const row of rows) void row
}

describeLeaks(
  {
    canaries,
    createClient: (options) => createAdresseClient(options),
    calls: {
      search: (client) => client.search({ q, city }),
      batch: (client) => client.batch({ requests: [{ id: city, operation: 'search', params: { q, city } }] }),
      reverse: (client) => client.reverse({ lat: 50.123456, lon: 2.654321, city }),
      searchCsv: (client) => client.searchCsv({ data: new Blob([q]), columns: [q] }).then(drain),
      reverseCsv: (client) => client.reverseCsv({ data: new Blob([q]), lon: q, lat: city }).then(drain),
    },
    answers: [
      { status: 400, body: JSON.stringify({ code: 400, message: 'Failed parsing query', detail: [`q: ${q}`, city] }) },
      { status: 200, body: JSON.stringify({ features: [{ properties: { label: [q], city } }] }) },
    ],
  },
  { describe, it },
)

it('a value refused locally is not shown', async () => {
  const error = await createAdresseClient()
    .search({ q: `-${q}` })
    .catch((thrown: unknown) => thrown)
  expect(String(error)).toContain('q: must be a text of 3 to 200 characters')
  expect(String(error)).not.toContain('Canaris')
})

describeLeaks(
  {
    canaries,
    abortable: false,
    createClient: (options) => createAdresseClient(options),
    calls: {
      geocode: (client) => client.geocode(q),
      geocodeRows: (client) => drainRows(client.geocodeRows([{ id: city, a: q }], { columns: ['a'] })),
    },
  },
  { describe, it },
)

describeLeaks(
  {
    canaries: [city],
    createClient: (options) => createCommunesClient(options),
    calls: { listCommunes: (client) => client.listCommunes({ nom: city }) },
    answers: [{ status: 404, body: city, headers: { 'content-type': 'text/plain' } }],
  },
  { describe, it },
)
