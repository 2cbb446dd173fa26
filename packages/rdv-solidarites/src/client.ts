import { type AuthProvider, defineClient, InvalidRequestError } from '@hub/http'
import { readRdvSolidaritesError } from './errors.js'
import { formats } from './formats.js'
import { definition } from './generated/rdv-solidarites.definition.gen.js'
import type { RdvSolidaritesClient, RdvSolidaritesClientOptions } from './types.js'

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
export const createRdvSolidaritesClient: (options?: RdvSolidaritesClientOptions) => RdvSolidaritesClient =
  /* @__PURE__ */ defineClient(definition, { formats, readError: readRdvSolidaritesError, auth: () => NO_AUTH })
