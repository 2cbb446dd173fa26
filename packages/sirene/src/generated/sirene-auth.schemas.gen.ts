// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 18afd8f6702b262e4d5a1043c2920bad0fe2183ffbb16c98bcf5d02b18e86e0f

import type { AnswerSchema } from '@hub/http'

export const CreateTokenResponseSchema: AnswerSchema = {
  type: 'object',
  properties: { access_token: { type: 'string' }, expires_in: { type: 'number' }, token_type: { type: 'string' } },
  required: ['access_token'],
}
