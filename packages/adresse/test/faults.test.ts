import { adjustForStreams, describeFaults, type Fault } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createCommunesClient } from '../src/communes/index.js'
import { createAdresseClient } from '../src/index.js'

const q = '12 rue des Canaris 62000 Arras'
const answer = { type: 'FeatureCollection', features: [{ properties: { label: q } }] }

describeFaults(
  {
    search: {
      retry: 'safe',
      answer,
      secrets: [q, encodeURIComponent(q)],
      call: (limits) => createAdresseClient(limits).search({ q }),
    },
    reverse: {
      retry: 'safe',
      answer,
      secrets: ['50.123456', '2.654321'],
      call: (limits) => createAdresseClient(limits).reverse({ lat: 50.123456, lon: 2.654321 }),
    },
    batch: {
      retry: 'safe',
      answer: { results: [{ id: 'a', status: 'not-found' }] },
      requestKind: 'json',
      secrets: [q],
      call: (limits) =>
        createAdresseClient(limits).batch({ requests: [{ id: 'a', operation: 'search', params: { q } }] }),
    },
    geocode: {
      retry: 'safe',
      answer: { outcome: 'no_result', reason: 'not_found' },
      body: JSON.stringify({ features: [] }),
      secrets: [q, encodeURIComponent(q)],
      call: (limits) => createAdresseClient(limits).geocode(q),
    },
  },
  { describe, it },
)

const CSV = 'id;a;result_status\n1;x;ok\n'
const collect = async (stream: ReadableStream<Uint8Array>) => new Response(stream as BodyInit).text()
const csv = {
  retry: 'safe',
  answer: CSV,
  body: CSV,
  contentType: 'text/csv',
  answerKind: 'stream',
  secrets: [q],
} as const

describeFaults(
  {
    searchCsv: {
      ...csv,
      requestKind: 'multipart',
      call: async (limits) =>
        collect(await createAdresseClient(limits).searchCsv({ data: new Blob([q]), columns: [q] })),
    },
    reverseCsv: {
      ...csv,
      requestKind: 'multipart',
      call: async (limits) =>
        collect(await createAdresseClient(limits).reverseCsv({ data: new Blob([q]), lon: q, lat: 'y' })),
    },
  },
  { describe, it },
  // As many bytes as a file of 200 000 rows may come back with are no fault, and take long to send.
  { adjust: (fault) => (/^(oversized|endless)-body$/.test(fault.name) ? undefined : adjustForStreams(fault, csv)) },
)

/** An upload that is a stream is never sent twice; what is no CSV with the key is no answer. */
const adjustForRows = (fault: Fault): Fault | undefined => {
  const adjusted = adjustForStreams(fault, csv)
  return adjusted && Object.assign({}, adjusted, { repeated: false })
}

describeFaults(
  {
    geocodeRows: {
      ...csv,
      answer: ['1'],
      requestKind: 'stream',
      call: async (limits) => {
        const keys: string[] = []
        const rows = [{ id: 1, a: q }]
        for await (const { key } of createAdresseClient(limits).geocodeRows(rows, { columns: ['a'] })) keys.push(key)
        return keys
      },
    },
  },
  { describe, it },
  { adjust: adjustForRows },
)

const communes = [{ code: '62041', nom: 'Arras' }]
const commune = (
  call: (client: ReturnType<typeof createCommunesClient>) => Promise<unknown>,
  result: unknown = communes,
) => ({
  retry: 'safe' as const,
  answer: result,
  secrets: ['Canari-sur-Mer'],
  call: (limits: object) => call(createCommunesClient(limits)),
})

describeFaults(
  {
    listCommunes: commune((client) => client.listCommunes({ nom: 'Canari-sur-Mer' })),
    listAllCommunes: commune((client) => client.listAllCommunes()),
    findByPostcode: commune((client) => client.findByPostcode('62000')),
    findByName: commune((client) => client.findByName('Canari-sur-Mer')),
    getDepartmentsByPostcode: {
      ...commune((client) => client.getDepartmentsByPostcode('62000'), []),
      body: JSON.stringify(communes),
    },
    getCommune: commune((client) => client.getCommune({ code: '62041' }), communes[0]),
    listDepartements: commune((client) => client.listDepartements({ nom: 'Canari-sur-Mer' })),
    getDepartement: commune((client) => client.getDepartement({ code: '62' }), communes[0]),
    listRegions: commune((client) => client.listRegions({ nom: 'Canari-sur-Mer' })),
    listEpcis: commune((client) => client.listEpcis({ nom: 'Canari-sur-Mer' })),
    getEpci: commune((client) => client.getEpci({ code: '200033579' }), communes[0]),
    listEpciCommunes: commune((client) => client.listEpciCommunes({ code: '200033579' })),
  },
  { describe, it },
)
