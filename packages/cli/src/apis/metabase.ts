import { createMetabaseClient, type DatasetQuery, type ExportFormat, type MetabaseClient } from '@hub/metabase-client'
import { type Api, toClientOptions, type Values } from '../api.js'
import { CliError, EXIT_CODES } from '../exit-codes.js'

export const metabase: Api<MetabaseClient> = {
  urlVariable: 'METABASE_SITE_URL',
  settings: [
    { name: 'apiKey', variable: 'METABASE_API_KEY', description: 'API key', isSecret: true, isRequired: true },
  ],
  connect: async (connection) => {
    const { baseUrl, fetch } = toClientOptions(connection)
    return createMetabaseClient({ baseUrl, fetch, token: connection.settings['apiKey'] })
  },
  calls: {
    queryDataset: (client, values, call) => client.queryDataset(readQuery(values), call),
    exportDataset: (client, values, call) =>
      client.export(values['format'] as ExportFormat, { dataset: readQuery(values) }, call),
    getCardPicture: (client, values, call) => client.getCardImage(Number(values['id']), call),
  },
}

/** The query is the text of a form, which holds JSON. */
function readQuery({ query }: Values): DatasetQuery {
  try {
    const parsed: unknown = JSON.parse(String(query))
    if (typeof parsed === 'object' && parsed !== null) return parsed as DatasetQuery
  } catch {
    // Told below: the error of the parser quotes the text.
  }
  throw new CliError(EXIT_CODES.usage, '--query must be a query of Metabase as JSON')
}
