import { createDataInclusionClient, type DataInclusionClient } from '@hub/data-inclusion-client'
import type { CallOptions } from '@hub/http'
import { type Api, type Call, toClientOptions, type Values } from '../api.js'

export const dataInclusion: Api<DataInclusionClient> = {
  urlVariable: 'DATA_INCLUSION_URL',
  settings: [
    {
      name: 'token',
      variable: 'DATA_INCLUSION_TOKEN',
      description: 'Token with the scope `api`',
      isSecret: true,
      isRequired: true,
    },
  ],
  connect: async (connection) =>
    createDataInclusionClient({ ...toClientOptions(connection), token: connection.settings['token'] }),
  // The clients of this API call it `minimumQuality`, since one of the lists filters by itself.
  calls: {
    listServices: (client, values, call) => client.listServices(toFilters(values), call),
    searchServices: (client, values, call) => client.searchServices(toFilters(values), call),
  },
  walks: {
    listStructures: walk((client, values, call) => client.iterateStructures(values, call)),
    listServices: walk((client, values, call) => client.iterateServices(values, call)),
    searchServices: walk((client, values, call) => client.iterateFoundServices(values, call)),
  },
}

function walk(
  iterate: (client: DataInclusionClient, filters: Values, call: CallOptions) => unknown,
): Call<DataInclusionClient> {
  return (client, values, call) => iterate(client, toFilters(values), call)
}

function toFilters({ score_qualite_minimum: minimumQuality, ...values }: Values): Values {
  return { ...values, ...(minimumQuality !== undefined && { minimumQuality }) }
}
