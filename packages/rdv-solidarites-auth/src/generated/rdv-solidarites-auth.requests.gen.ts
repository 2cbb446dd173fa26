// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 25c8ac634a73aed368fb6de0f4b21096183b957034447b20fe90bb4ebfc0de41

import type { OperationRequest } from '@hub/http'

/** What the method of each operation takes. */
export const requests = {
  signIn: {
    parameters: {
      type: 'object',
      properties: { email: { type: 'string', minLength: 1 }, password: { type: 'string', minLength: 1 } },
      required: ['email', 'password'],
    },
    body: { content: 'application/json', required: true },
  },
} as const satisfies Record<string, OperationRequest>
