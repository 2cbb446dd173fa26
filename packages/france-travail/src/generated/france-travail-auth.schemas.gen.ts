// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 3bfdd29d5f804b75ccc6488bbed330292263795f44b645128f88b2ae0a191769

import type { AnswerSchema } from '@hub/http'

export const TokenSchema: AnswerSchema = {
  type: 'object',
  properties: {
    token_type: { type: 'string' },
    access_token: { type: 'string' },
    expires_in: { type: ['number', 'string', 'null'] },
  },
  required: ['token_type', 'access_token'],
}

export const GetTokenResponseSchema: AnswerSchema = TokenSchema
