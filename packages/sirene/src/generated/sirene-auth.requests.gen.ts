// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: cde5a84fb817741ddf35da7299ead726567982b0f48a7b9daca46ea777073f96

import type { OperationRequest } from '@hub/http'

/** What the method of each operation takes. */
export const requests = {
  createToken: {
    parameters: {
      type: 'object',
      properties: {
        grant_type: { type: 'string', enum: ['password'] },
        client_id: { type: 'string', minLength: 1 },
        client_secret: { type: 'string', minLength: 1 },
        username: { type: 'string', minLength: 1 },
        password: { type: 'string', minLength: 1 },
      },
      required: ['grant_type', 'client_id', 'client_secret', 'username', 'password'],
    },
    body: { content: 'application/x-www-form-urlencoded', required: true },
  },
} as const satisfies Record<string, OperationRequest>
