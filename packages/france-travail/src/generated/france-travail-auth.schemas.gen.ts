// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: daab476d983e41c739d202dc5d23a85fc5f1bb960024eca36fc84a4fa1494846

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
