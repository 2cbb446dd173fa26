import { createSimulator, Refusal, type SimulatedCall, type Simulator } from '@hub/http/simulator'
import { definition } from '../../generated/api-geo.definition.gen.js'
import { operations } from '../../generated/api-geo.operations.gen.js'
import { SIMULATED_DEPARTMENTS, SIMULATED_EPCIS, SIMULATED_REGIONS } from './divisions.js'
import { findCommunes, findDivisions, findEpcis, toCommune } from './queries.js'
import { type CommunesOperation, CommunesState, type CommunesStateOptions } from './state.js'

export interface CommunesSimulatorOptions extends CommunesStateOptions {
  /** Where the simulated service is. Default: its public address. */
  baseUrl?: string | readonly string[] | undefined
}

export type CommunesSimulator = Simulator<CommunesState>

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }
const notFound = () => new Refusal(404, 'Not Found', TEXT)

/**
 * A small model of API Géo: real communes, its filters, its errors in plain text.
 *
 * @throws TypeError when `baseUrl` is not an absolute address
 */
export function createCommunesSimulator(options: CommunesSimulatorOptions = {}): CommunesSimulator {
  const state = new CommunesState(options)
  return createSimulator({
    operations,
    environments: definition.environments,
    baseUrl: options.baseUrl,
    state,
    handle: (call) => Response.json(handle(call, state)),
    // Any other method is unauthorized, whatever its path (GEO).
    handleUnknownRoute: (methods) =>
      (methods.length > 0 ? new Refusal(401, 'Unauthorized', TEXT) : notFound()).toResponse(),
    paths: '/*',
  })
}

type OperationHandler = (call: SimulatedCall, communes: CommunesState['communes']) => object | undefined

const handlers: Readonly<Record<CommunesOperation, OperationHandler>> = {
  listCommunes: ({ query }, communes) => findCommunes(communes, query),
  getCommune({ path, query }, communes) {
    const commune = communes.find(({ code }) => code === path['code'])
    return commune && toCommune(commune, query)
  },
  listDepartements: ({ query }) => findDivisions(SIMULATED_DEPARTMENTS, query),
  getDepartement: ({ path }) => SIMULATED_DEPARTMENTS.find(({ code }) => code === path['code']),
  listRegions: ({ query }) => findDivisions(SIMULATED_REGIONS, query),
  listEpcis: ({ query }) => findEpcis(query),
  getEpci: ({ path }) => SIMULATED_EPCIS.find(({ code }) => code === path['code']),
  listEpciCommunes({ path, query }, communes) {
    const code = path['code'] ?? ''
    if (!SIMULATED_EPCIS.some((epci) => epci.code === code)) return undefined
    return communes.filter(({ codeEpci }) => codeEpci === code).map((commune) => toCommune(commune, query))
  },
}

function handle(call: SimulatedCall<CommunesOperation>, { communes }: CommunesState): object {
  const found = handlers[call.operation](call, communes)
  if (!found) throw notFound()
  return found
}
