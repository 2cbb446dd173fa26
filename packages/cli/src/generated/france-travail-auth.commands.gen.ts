// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 3bfdd29d5f804b75ccc6488bbed330292263795f44b645128f88b2ae0a191769

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'france-travail-auth',
  title: 'France Travail tokens',
  environments: { production: 'https://entreprise.francetravail.fr' },
  operations: [
    {
      operationId: 'getToken',
      method: 'POST',
      path: '/connexion/oauth2/access_token',
      summary: 'A token of an application for some scopes',
      description: 'Changes nothing, so that it may be asked for again.',
      retry: 'safe',
      body: { content: 'application/x-www-form-urlencoded' },
      secretAnswers: ['access_token'],
      parameters: [
        {
          name: 'realm',
          type: 'string',
          required: true,
          enum: ['/partenaire', '/agent'],
          description: 'Realm of the application.',
          in: 'query',
        },
        {
          name: 'client_id',
          type: 'string',
          required: true,
          description: 'Id of the application.',
          in: 'body',
        },
        {
          name: 'client_secret',
          type: 'string',
          required: true,
          isSecret: true,
          description: 'Secret of the application.',
          in: 'body',
        },
        { name: 'grant_type', type: 'string', required: true, description: 'The flow.', in: 'body' },
        {
          name: 'scope',
          type: 'string',
          required: true,
          description: '`application_{client_id}` and the scopes, with one space between.',
          in: 'body',
        },
      ],
    },
  ],
}
