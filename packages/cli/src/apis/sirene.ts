import { createSireneClient, type SireneClient } from '@hub/sirene-client'
import { type Api, toClientOptions } from '../api.js'

export const sirene: Api<SireneClient> = {
  urlVariable: 'SIRENE_URL',
  // The private one belongs to an account.
  hasOneEnvironment: true,
  settings: [
    {
      name: 'apiKey',
      variable: 'SIRENE_API_KEY',
      description: 'API key of the public product',
      isSecret: true,
      isRequired: true,
    },
  ],
  connect: async (connection) => {
    const { baseUrl, fetch } = toClientOptions(connection)
    return createSireneClient({ baseUrl, fetch, apiKey: connection.settings['apiKey'] })
  },
}

/** Answers whether an account of the private product can sign in. */
export const sireneAuth: Api = { request: {} }
