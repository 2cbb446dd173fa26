// Generated from openapi/metabase.yaml by packages/codegen; do not edit.
// sha256 of the document: 0512d4504946f6b3d3fda77a2f7753799c191435d768a4412fd1cf49ef1000eb

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
