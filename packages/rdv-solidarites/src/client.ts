import { type AuthProvider, createClientCore, InvalidRequestError } from '@hub/http'
import { agentCalls } from './calls.js'
import { ENVIRONMENTS } from './environments.js'
import { readRdvSolidaritesError } from './errors.js'
import { operations, propertyNames } from './generated/rdv-solidarites.operations.gen.js'
import type { operations as Operations, paths as Paths } from './generated/rdv-solidarites.types.gen.js'
import type { RdvSolidaritesClient, RdvSolidaritesClientOptions } from './types.js'
import { USER_AGENT } from './user-agent.js'

const DEFINITION = {
  api: 'RDV-Solidarités',
  userAgent: USER_AGENT,
  environments: ENVIRONMENTS,
  operations,
  propertyNames,
  readError: readRdvSolidaritesError,
}

const NO_AUTH: AuthProvider = {
  headers() {
    throw InvalidRequestError.local('auth', 'is missing: give createRdvSolidaritesAuth(…), or any other AuthProvider')
  },
}

/**
 * A client of the agent API of RDV-Solidarités. Never throws and never touches the network; what is wrong with its options is said by
 * the first call.
 *
 * @example
 * const client = createRdvSolidaritesClient({ environment: 'production', auth })
 * for await (const rdv of client.listRdvs({ organisation_id: 412, starts_after: '2027-12-01' })) console.log(rdv.starts_at)
 */
export function createRdvSolidaritesClient(options: RdvSolidaritesClientOptions = {}): RdvSolidaritesClient {
  const core = createClientCore<Paths, Operations>(DEFINITION, { ...options, auth: options.auth ?? NO_AUTH })
  const publicCore = createClientCore<Paths, Operations>(DEFINITION, { ...options, auth: undefined })
  return { ...agentCalls(core, publicCore), raw: core.raw }
}
