import { type CallOptions, defineClient, InvalidRequestError, locateMethods } from '@hub/http'
import { definition } from './generated/data-inclusion.definition.gen.js'
import { iteratePages } from './pages.js'
import type {
  DataInclusionClient,
  DataInclusionClientOptions,
  IterationOptions,
  QualityByClient,
  Structure,
} from './types.js'

/** Items of a page in an iteration. */
const DEFAULT_ITERATION_SIZE = 1_000
/** Bytes of an answer: ten thousand services with their descriptions are more than what is usual. */
const MAX_PAGE_BYTES = 100_000_000

type Replaced =
  | 'listStructures'
  | 'listServices'
  | 'searchServices'
  | 'iterateStructures'
  | 'iterateServices'
  | 'iterateFoundServices'
  | 'findUnknownSources'
  | 'listSourcesExcept'

const create = /* @__PURE__ */ define()

/**
 * A client of data·inclusion. Never throws and never touches the network; what is wrong with its options is reported by the first call.
 *
 * @example
 * const inclusion = createDataInclusionClient({ token })
 * for await (const structure of inclusion.iterateStructures({ code_departement: '62' })) save(structure)
 */
export function createDataInclusionClient(options: DataInclusionClientOptions = {}): DataInclusionClient {
  const { baseUrl, environment = baseUrl === undefined ? 'production' : undefined } = options
  const { maxResponseBytes = MAX_PAGE_BYTES } = options
  return create({ ...options, environment, maxResponseBytes })
}

function define(): (options: DataInclusionClientOptions) => DataInclusionClient {
  return defineClient(definition, {
    extend({ core, buildRequest, methods }): Pick<DataInclusionClient, Replaced> {
      const listStructures: DataInclusionClient['listStructures'] = async (parameters = {}, options) => {
        const { minimumQuality, ...sent } = parameters
        assertQuality(minimumQuality)
        const page = await methods.listStructures(sent, options)
        return minimumQuality === undefined ? page : { ...page, items: keepQuality(page.items, minimumQuality) }
      }
      const listServices: DataInclusionClient['listServices'] = (parameters = {}, options) =>
        core.call('listServices', () => buildRequest('listServices', sendQuality(parameters)), options)
      const searchServices: DataInclusionClient['searchServices'] = (parameters = {}, options) =>
        core.call(
          'searchServices',
          () => {
            const request = buildRequest('searchServices', sendQuality(parameters))
            assertPosition(request.query ?? {})
            return request
          },
          options,
        )
      const listSlugs = async (options?: CallOptions) => (await methods.listSources(options)).map(({ slug }) => slug)
      const added: Pick<DataInclusionClient, Replaced> = {
        listStructures,
        listServices,
        searchServices,
        async *iterateStructures(parameters = {}, { onPage, ...options } = {}) {
          const { minimumQuality, ...sent } = parameters
          assertQuality(minimumQuality)
          const getPage = (page: number) => methods.listStructures(withPage(sent, page), options)
          const found = iteratePages(getPage, ({ id }) => id, onPage)
          for await (const structure of found) if (hasQuality(structure, minimumQuality)) yield structure
        },
        iterateServices: (parameters = {}, { onPage, ...options }: IterationOptions = {}) =>
          iteratePages(
            (page) => listServices(withPage(parameters, page), options),
            ({ id }) => id,
            onPage,
          ),
        iterateFoundServices: (parameters = {}, { onPage, ...options }: IterationOptions = {}) =>
          iteratePages(
            (page) => searchServices(withPage(parameters, page), options),
            ({ service }) => service.id,
            onPage,
          ),
        async findUnknownSources(slugs, options) {
          const known = new Set(await listSlugs(options))
          return slugs.filter((slug) => !known.has(slug))
        },
        async listSourcesExcept(slugs, options) {
          return (await listSlugs(options)).filter((slug) => !slugs.includes(slug))
        },
      }
      return locateMethods(added, definition.api)
    },
  })
}

function withPage<Parameters extends object>(parameters: Parameters, page: number) {
  return { size: DEFAULT_ITERATION_SIZE, ...parameters, page }
}

function sendQuality({ minimumQuality, ...parameters }: { minimumQuality?: number | undefined }): object {
  if (minimumQuality === undefined) return parameters
  assertQuality(minimumQuality)
  return { ...parameters, score_qualite_minimum: minimumQuality }
}

function assertQuality(minimum: QualityByClient['minimumQuality']): void {
  if (minimum !== undefined && !(minimum >= 0 && minimum <= 1))
    throw InvalidRequestError.local('minimumQuality', 'must be from 0 to 1')
}

function keepQuality(structures: readonly Structure[], minimum: number): Structure[] {
  return structures.filter((structure) => hasQuality(structure, minimum))
}

function hasQuality({ score_qualite }: Structure, minimum = Number.NEGATIVE_INFINITY): boolean {
  return (score_qualite ?? -1) >= minimum
}

/** @throws InvalidRequestError */
function assertPosition({ lat, lon }: { lat?: unknown; lon?: unknown }): void {
  if (lat === undefined && lon !== undefined) throw InvalidRequestError.local('lat', 'must be there, since lon is')
  if (lon === undefined && lat !== undefined) throw InvalidRequestError.local('lon', 'must be there, since lat is')
}
