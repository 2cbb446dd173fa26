import type { Api } from '../api.js'

/** The hub of apps/hub, wherever it runs. */
export const hub: Api = {
  urlVariable: 'HUB_URL',
  settings: [
    {
      name: 'apiKey',
      variable: 'HUB_API_KEY',
      description: 'Key of a partner, or of the Linky gateway',
      isSecret: true,
      isRequired: true,
    },
  ],
  request: {
    defaultUrl: 'http://127.0.0.1:8000',
    headers: ({ settings }) => ({ authorization: `Bearer ${settings['apiKey'] ?? ''}` }),
  },
  // The key is in the header.
  omit: { createLinkyToken: ['client_secret'], revokeLinkyToken: ['client_secret'] },
  parameters: {
    revokeLinkyToken: [
      { name: 'token', in: 'body', type: 'string', required: true, isSecret: true, description: 'The token to end.' },
    ],
  },
}
