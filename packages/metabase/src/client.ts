import { type CallOptions, ContractError, defineClient, InvalidRequestError, locateMethods } from '@hub/http'
import { readMetabaseError, readMetabaseRefusal } from './errors.js'
import { definition } from './generated/metabase.definition.gen.js'
import { type DatasetQuery, toQueryText } from './queries/dataset-query.js'
import type { ExportFormat, ExportSource, MetabaseClient, MetabaseClientOptions } from './types.js'

/**
 * A client of one Metabase. Never throws and never touches the network; what is wrong with its options is reported by the first call.
 *
 * @example
 * const metabase = createMetabaseClient({ baseUrl: 'https://stats.example', token })
 * const rows = await metabase.queryCard({ id: 12 })
 */
export const createMetabaseClient: (options: MetabaseClientOptions) => MetabaseClient = /* @__PURE__ */ define()

type Added = 'queryDataset' | 'export' | 'getCardImage' | 'getCardQuery'

function define(): (options?: MetabaseClientOptions) => MetabaseClient {
  return defineClient(definition, {
    readError: readMetabaseError,
    readRefusal: readMetabaseRefusal,
    extend({
      core,
      buildRequest,
      methods,
    }): Pick<MetabaseClient, Added> & Record<'exportDataset' | 'getCardPicture', never> {
      const sendDataset = (format: ExportFormat, query: DatasetQuery, options?: CallOptions) =>
        core.call('exportDataset', () => buildRequest('exportDataset', { format, query: toQueryText(query) }), options)
      const added: Pick<MetabaseClient, Added> = {
        queryDataset: (query, options) =>
          core.call('queryDataset', () => buildRequest('queryDataset', { query: toQueryText(query) }), options),
        async export(format, source: ExportSource & { dashcard?: number }, options) {
          if (typeof source !== 'object' || source === null)
            throw InvalidRequestError.local('source', 'must be { card }, { dataset } or { token }')
          if ('dataset' in source) return sendDataset(format, source.dataset, options)
          if (!('token' in source)) return methods.exportCard({ id: source.card, format }, options)
          const { token, dashcard } = source
          if (dashcard === undefined) return methods.exportEmbeddedCard({ token, format }, options)
          const { card } = source as { card: number }
          return methods.exportEmbeddedDashcard({ token, dashcard, card, format }, options)
        },
        async getCardImage(id, options = {}) {
          for (const name of ['params', 'parameters'])
            if (name in Object(options))
              throw InvalidRequestError.local(name, 'cannot be given: a picture has the default parameters of its card')
          return methods.getCardPicture({ id }, options)
        },
        async getCardQuery(id, options) {
          const { legacy_query: text } = await methods.getCard({ id }, options)
          return parseCardQuery(id, text)
        },
      }
      // Their place is taken: they would want the text of a form, or promise what a picture cannot show.
      return Object.assign(locateMethods(added, definition.api), {
        exportDataset: undefined as never,
        getCardPicture: undefined as never,
      })
    },
  })
}

function parseCardQuery(id: number, text: unknown): DatasetQuery {
  try {
    const query: unknown = JSON.parse(typeof text === 'string' ? text : '')
    if (typeof query === 'object' && query !== null && 'database' in query) return query as DatasetQuery
  } catch {
    // Told below.
  }
  throw new ContractError({
    message: `Metabase getCardQuery: card ${id} has no legacy_query that can be read`,
    pointers: ['/legacy_query'],
    status: 200,
    attempts: 1,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}
