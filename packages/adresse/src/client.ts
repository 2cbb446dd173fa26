import { defineClient, loadPart, locateMethods } from '@hub/http'
import { assertBatch, assertCombination, assertPlace } from './combinations.js'
import { formats } from './formats.js'
import { definition } from './generated/adresse.definition.gen.js'
import { geocode } from './geocoding/geocode.js'
import type { AdresseClient, AdresseClientOptions } from './types.js'

/** Milliseconds for which the service refuses everything once there were too many calls (BANDOC). */
const BLOCK_DURATION = 5_000

/** The methods that the document alone does not give. */
type Extended = 'search' | 'reverse' | 'batch' | 'geocode' | 'geocodeRows'

const create = /* @__PURE__ */ define()

/**
 * A client of the address search of the Géoplateforme. Never throws and never touches the network; what is wrong with its options is
 * reported by the first call.
 *
 * @example
 * const addresses = createAdresseClient()
 * const { features } = await addresses.search({ q: '12 rue des Lilas 62000 Arras', autocomplete: false, limit: 1 })
 */
export function createAdresseClient(options: AdresseClientOptions = {}): AdresseClient {
  const { baseUrl, environment = baseUrl === undefined ? 'production' : undefined } = options
  return create({ ...options, environment })
}

function define(): (options: AdresseClientOptions) => AdresseClient {
  return defineClient(definition, {
    formats,
    rateLimiter: { defaultHold: BLOCK_DURATION },
    extend: ({ core, buildRequest, methods }): Pick<AdresseClient, Extended> => {
      const search: AdresseClient['search'] = (parameters, options) =>
        core.call('search', () => check(buildRequest('search', parameters)), options)
      const added: Pick<AdresseClient, Extended> = {
        search,
        batch: (parameters, options) =>
          core.call(
            'batch',
            () => {
              const request = buildRequest('batch', parameters)
              assertBatch(parameters.requests)
              return request
            },
            options,
          ),
        geocode: (address, options) => geocode(search, address, options),
        async *geocodeRows(rows, options) {
          // Loaded when it is needed: whoever asks for single addresses reads and writes no CSV.
          const { geocodeRows } = await loadPart(() => import('./geocoding/geocode-rows.js'))
          yield* geocodeRows(methods.searchCsv, rows, options)
        },
        reverse: (parameters, options) =>
          core.call(
            'reverse',
            () => {
              const request = check(buildRequest('reverse', parameters))
              assertPlace(request.query ?? {})
              return request
            },
            options,
          ),
      }
      return locateMethods(added, definition.api)
    },
  })
}

function check<Request extends { query?: Parameters<typeof assertCombination>[0] | undefined }>(
  request: Request,
): Request {
  assertCombination(request.query ?? {})
  return request
}
