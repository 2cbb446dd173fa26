import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import { findServices, findStructures, searchServices, toPage } from './queries.js'
import { SOURCES, type SimulatedStructure } from './seed.js'
import type { DataInclusionOperation, DataInclusionState } from './state.js'
import { VALUES } from './values.js'

type OperationHandler = (call: SimulatedCall, state: DataInclusionState) => object | undefined

const operationHandlers: Readonly<Record<DataInclusionOperation, OperationHandler>> = {
  listStructures({ query }, state) {
    const page = toPage(findStructures(state.structures, query), query)
    state.endPage()
    return page
  },
  getStructure({ path }, { structures, services }) {
    const structure = structures.find(({ id }) => id === path['id'])
    return (
      structure && {
        ...strip(structure),
        services: services.filter(({ structure_id }) => structure_id === structure.id),
      }
    )
  },
  listServices({ query }, { structures, services }) {
    const isExtra = query.get('extra') === 'true'
    const found = findServices(services, structures, query)
    return toPage(isExtra ? found.map((service) => Object.assign({}, service, { extra: {} })) : found, query)
  },
  getService({ path }, { structures, services }) {
    const service = services.find(({ id }) => id === path['id'])
    const structure = structures.find(({ id }) => id === service?.structure_id)
    return service && { ...service, ...(structure && { structure: strip(structure) }) }
  },
  searchServices: ({ query }, { structures, services }) => toPage(searchServices(services, structures, query), query),
  listSources: () => [...SOURCES],
  listValues: ({ path }) => VALUES[path['kind'] ?? ''],
}

/**
 * Answers one call as the service would.
 *
 * @throws Refusal
 */
export function handle(call: SimulatedCall<DataInclusionOperation>, state: DataInclusionState): Response {
  const [, token] = /^Bearer (.+)$/.exec(call.headers.get('authorization') ?? '') ?? []
  if (token === undefined) throw new Refusal(401, { detail: 'Not authenticated' })
  if (token === state.widgetToken) throw new Refusal(403, { detail: 'Forbidden' })
  if (state.token !== undefined && token !== state.token) throw new Refusal(401, { detail: 'Unauthorized' })
  const answer = operationHandlers[call.operation](call, state)
  if (!answer) throw new Refusal(404, { detail: 'Not Found' })
  return Response.json(answer)
}

export function handleUnknownRoute(): Response {
  return new Refusal(404, { detail: 'Not Found' }).toResponse()
}

function strip({ code_region: _region, code_departement: _department, ...structure }: SimulatedStructure): object {
  return structure
}
