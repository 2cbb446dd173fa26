// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 129358c4dec0d8ba019187730e4c70a89daf61e778c57f0e608221a1a5c07c7c

import type { AnswerSchema } from '@hub/http'

export const TokenSchema: AnswerSchema = {
  type: 'object',
  properties: {
    token_type: { type: 'string' },
    access_token: { type: 'string' },
    expires_in: { type: 'integer' },
    scope: { type: 'string' },
  },
  required: ['token_type', 'access_token', 'expires_in'],
}

export const GetTokenResponseSchema: AnswerSchema = TokenSchema
