import { describeFaults, type FaultLimits } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createDataInclusionClient, type DataInclusionClient } from '../src/index.js'
import { collect } from './start-client.js'

const token = 'token-canary-77'
const structure = { id: 'a--1', source: 'a', nom: 'x' }
const service = { id: 'a--2', source: 'a', nom: 'x', structure_id: 'a--1' }
const page = (items: object[]) => ({ items, total: 1, page: 1, size: 1, pages: 1 })
const found = { service, distance: 1 }
const sources = [{ slug: 'a', nom: 'A' }]

const subject = (call: (client: DataInclusionClient) => Promise<unknown>, body: unknown, answer = body) => ({
  retry: 'safe' as const,
  answer,
  body: JSON.stringify(body),
  secrets: [token, '50.123456'],
  call: (limits: FaultLimits) => call(createDataInclusionClient({ token, ...limits })),
})

describeFaults(
  {
    listStructures: subject((client) => client.listStructures(), page([structure])),
    getStructure: subject((client) => client.getStructure({ id: 'a--1' }), structure),
    listServices: subject((client) => client.listServices(), page([service])),
    getService: subject((client) => client.getService({ id: 'a--2' }), service),
    searchServices: subject((client) => client.searchServices({ lat: 50.123456, lon: 2 }), page([found])),
    listSources: subject((client) => client.listSources(), sources),
    listValues: subject((client) => client.listValues({ kind: 'frais' }), [{ value: 'a', label: 'A' }]),
    iterateStructures: subject((client) => collect(client.iterateStructures()), page([structure]), [structure]),
    iterateServices: subject((client) => collect(client.iterateServices()), page([service]), [service]),
    iterateFoundServices: subject(
      (client) => collect(client.iterateFoundServices({ lat: 50.123456, lon: 2 })),
      page([found]),
      [found],
    ),
    listSourcesExcept: subject((client) => client.listSourcesExcept([]), sources, ['a']),
    findUnknownSources: subject((client) => client.findUnknownSources(['b']), sources, ['b']),
  },
  { describe, it },
)
