// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 18afd8f6702b262e4d5a1043c2920bad0fe2183ffbb16c98bcf5d02b18e86e0f

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
