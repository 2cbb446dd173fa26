import { type AntsClient, createAntsClient } from '@hub/ants-client'
import { type Api, toClientOptions } from '../api.js'

export const antsCoordination: Api<AntsClient> = {
  urlVariable: 'ANTS_RDV_API_URL',
  settings: [
    {
      name: 'token',
      variable: 'ANTS_RDV_OPT_AUTH_TOKEN',
      description: 'Secret of the coordination API',
      isSecret: true,
      isRequired: true,
    },
  ],
  connect: async (connection) =>
    createAntsClient({ ...toClientOptions(connection), token: connection.settings['token'] }),
}

/** What ANTS asks an editor: here the service is your own. */
export const antsEditor: Api = {
  urlVariable: 'ANTS_EDITOR_URL',
  settings: [
    {
      name: 'token',
      variable: 'ANTS_HUB_AUTH_TOKEN',
      description: 'Token that ANTS presents to the editor',
      isSecret: true,
      isRequired: true,
    },
  ],
  request: {
    defaultUrl: 'http://127.0.0.1:8000/api/ants',
    headers: ({ settings }) => ({ 'x-hub-rdv-auth-token': settings['token'] ?? '' }),
  },
}
