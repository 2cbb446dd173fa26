// Generated from openapi/api-particulier.yaml by packages/codegen; do not edit.
// sha256 of the document: 0dfe6987f1236a925f9c232f225dfc9cf9f0d0bb5cd891f4aac59ddacb85dc7f

import type { AnswerSchema } from '@hub/http'

export const RsaAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    data: {
      type: 'object',
      properties: {
        est_beneficiaire: { type: 'boolean' },
        avec_majoration: { type: ['boolean', 'null'] },
        date_debut_droit: { type: ['string', 'null'] },
      },
      required: ['est_beneficiaire'],
    },
  },
  required: ['data'],
}

export const GetRsaResponseSchema: AnswerSchema = RsaAnswerSchema

export const BenefitAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    data: {
      type: 'object',
      properties: { est_beneficiaire: { type: 'boolean' }, date_debut_droit: { type: ['string', 'null'] } },
      required: ['est_beneficiaire'],
    },
  },
  required: ['data'],
}

export const GetAahResponseSchema: AnswerSchema = BenefitAnswerSchema

export const GetAsfResponseSchema: AnswerSchema = BenefitAnswerSchema

export const PingSchema: AnswerSchema = {
  type: 'object',
  properties: {
    status: { type: 'string' },
    last_update: { type: ['string', 'null'] },
    last_ok_status: { type: ['string', 'null'] },
  },
  required: ['status'],
}

export const PingResponseSchema: AnswerSchema = PingSchema

export const IntrospectionSchema: AnswerSchema = {
  type: 'object',
  properties: {
    _id: { type: 'string' },
    name: { type: ['string', 'null'] },
    scopes: { type: 'array', items: { type: 'string' } },
  },
  required: ['scopes'],
}

export const IntrospectResponseSchema: AnswerSchema = IntrospectionSchema
