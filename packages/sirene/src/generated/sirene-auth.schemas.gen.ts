// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: cde5a84fb817741ddf35da7299ead726567982b0f48a7b9daca46ea777073f96

import type { AnswerSchema } from '@hub/http'

export const CreateTokenResponseSchema: AnswerSchema = {
  type: 'object',
  properties: { access_token: { type: 'string' }, expires_in: { type: 'number' }, token_type: { type: 'string' } },
  required: ['access_token'],
}
