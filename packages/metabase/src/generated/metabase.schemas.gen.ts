// Generated from openapi/metabase.yaml by packages/codegen; do not edit.
// sha256 of the document: 0cc2f43d06fbb4346ff631713c1626de3c7c9ebf2c612d065d74fe313f3fdc67

import type { AnswerSchema } from '@hub/http'

export const CardSchema: AnswerSchema = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' }, legacy_query: { type: ['string', 'null'] } },
}

export const GetCardResponseSchema: AnswerSchema = CardSchema

export const QueryCardResponse200Schema: AnswerSchema = { type: 'array', items: { type: 'object' } }

export const QueryCardResponse202Schema: AnswerSchema = { type: 'array', items: { type: 'object' } }

export const QueryDatasetResponse200Schema: AnswerSchema = { type: 'array', items: { type: 'object' } }

export const QueryDatasetResponse202Schema: AnswerSchema = { type: 'array', items: { type: 'object' } }

export const EmbeddedDashboardSchema: AnswerSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    dashcards: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'integer' }, card_id: { type: ['integer', 'null'] } },
        required: ['id'],
      },
    },
  },
  required: ['dashcards'],
}

export const GetEmbeddedDashboardResponseSchema: AnswerSchema = EmbeddedDashboardSchema
