// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 25c8ac634a73aed368fb6de0f4b21096183b957034447b20fe90bb4ebfc0de41

import type { AnswerSchema } from '@hub/http'

export const SignedInAgentSchema: AnswerSchema = {
  type: 'object',
  properties: {
    uid: { type: 'string' },
    id: { type: 'integer' },
    email: { type: ['string', 'null'] },
    provider: { type: 'string' },
    first_name: { type: ['string', 'null'] },
    last_name: { type: ['string', 'null'] },
  },
  required: ['uid'],
}

export const SignedInSchema: AnswerSchema = { type: 'object', properties: { data: SignedInAgentSchema }, required: ['data'] }

export const SignInResponseSchema: AnswerSchema = SignedInSchema

export const ValidTokenSchema: AnswerSchema = {
  type: 'object',
  properties: { success: { type: 'boolean' }, data: SignedInAgentSchema },
  required: ['success', 'data'],
}

export const ValidateTokenResponseSchema: AnswerSchema = ValidTokenSchema

export const SignedOutSchema: AnswerSchema = { type: 'object', properties: { success: { type: 'boolean' } }, required: ['success'] }

export const SignOutResponseSchema: AnswerSchema = SignedOutSchema
