// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 3bfdd29d5f804b75ccc6488bbed330292263795f44b645128f88b2ae0a191769

import type { OperationRequest } from '@hub/http'

/** What the method of each operation takes. */
export const requests = {
  getToken: {
    parameters: {
      type: 'object',
      properties: {
        realm: { type: 'string', enum: ['/partenaire', '/agent'] },
        client_id: { type: 'string', minLength: 1 },
        client_secret: { type: 'string', minLength: 1 },
        grant_type: { type: 'string', enum: ['client_credentials'] },
        scope: { type: 'string', minLength: 1 },
      },
      required: ['realm', 'client_id', 'client_secret', 'grant_type', 'scope'],
    },
    query: ['realm'],
    body: { content: 'application/x-www-form-urlencoded', required: true },
  },
} as const satisfies Record<string, OperationRequest>
