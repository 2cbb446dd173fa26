import { createRateLimiter, defineClient, locateMethods } from '@hub/http'
import { definition } from '../generated/api-geo.definition.gen.js'
import { assertFiltered } from './filters.js'
import type { CommunesClient, CommunesClientOptions } from './types.js'

/** Bytes of an answer: all communes with all their properties are more than what is usual. */
const MAX_ANSWER_BYTES = 50_000_000
/** Milliseconds without a readable `Retry-After`. */
const BLOCK_DURATION = 5_000

/** The methods that the document alone does not give. */
type Extended = 'listCommunes' | 'listAllCommunes' | 'findByPostcode' | 'findByName' | 'getDepartmentsByPostcode'

const create = /* @__PURE__ */ define()

/**
 * A client of API Géo: communes, departments, regions. Never throws and never touches the network; what is wrong with its options is
 * reported by the first call.
 *
 * @example
 * const communes = createCommunesClient()
 * const found = await communes.findByPostcode('62000')
 */
export function createCommunesClient(options: CommunesClientOptions = {}): CommunesClient {
  const { baseUrl, environment = baseUrl === undefined ? 'production' : undefined } = options
  const { rateLimit } = definition
  const rateLimiter =
    options.rateLimiter ?? createRateLimiter({ limits: rateLimit ? [rateLimit] : [], defaultHold: BLOCK_DURATION })
  const { maxResponseBytes = MAX_ANSWER_BYTES } = options
  return create({ ...options, environment, rateLimiter, maxResponseBytes })
}

function define(): (options: CommunesClientOptions) => CommunesClient {
  return defineClient(definition, {
    formats: { trimmed: (text: string) => text.trim(), 'insee-code': (text: string) => text.trim().toUpperCase() },
    extend: ({ core, buildRequest }): Pick<CommunesClient, Extended> => {
      const listCommunes: CommunesClient['listCommunes'] = (parameters, options) =>
        core.call(
          'listCommunes',
          () => {
            const request = buildRequest('listCommunes', parameters)
            assertFiltered(request.query ?? {})
            return request
          },
          options,
        )
      const added: Pick<CommunesClient, Extended> = {
        listCommunes,
        listAllCommunes: ({ fields, type, zone } = {}, options) =>
          core.call('listCommunes', () => buildRequest('listCommunes', { fields, type, zone }), options),
        findByPostcode: async (postcode, options) => listCommunes({ codePostal: postcode }, options),
        findByName: async (name, { limit = 10, ...options } = {}) =>
          listCommunes({ nom: name, boost: 'population', limit }, options),
        async getDepartmentsByPostcode(postcode, options) {
          const found = await listCommunes({ codePostal: postcode, fields: 'codeDepartement' }, options)
          // Also where `validate` lets an answer through that is no list.
          const communes = Array.isArray(found) ? found : []
          return [...new Set(communes.flatMap((commune) => commune?.codeDepartement ?? []))].toSorted()
        },
      }
      return locateMethods(added, definition.api)
    },
  })
}
