// Generated from openapi/metabase.yaml by packages/codegen; do not edit.
// sha256 of the document: 0cc2f43d06fbb4346ff631713c1626de3c7c9ebf2c612d065d74fe313f3fdc67

import type { OperationRequest } from '@hub/http'

/** What the method of each operation takes. */
export const requests = {
  getCard: {
    parameters: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
  },
  queryCard: {
    parameters: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
  },
  exportCard: {
    parameters: {
      type: 'object',
      properties: { id: { type: 'integer', minimum: 1 }, format: { type: 'string', enum: ['csv', 'xlsx', 'json'] } },
      required: ['id', 'format'],
    },
  },
  queryDataset: {
    parameters: { type: 'object', properties: { query: { type: 'string', minLength: 2 } }, required: ['query'] },
    body: { content: 'application/x-www-form-urlencoded', required: true },
  },
  exportDataset: {
    parameters: {
      type: 'object',
      properties: {
        format: { type: 'string', enum: ['csv', 'xlsx', 'json'] },
        query: { type: 'string', minLength: 2 },
      },
      required: ['format', 'query'],
    },
    body: { content: 'application/x-www-form-urlencoded', required: true },
  },
  exportEmbeddedCard: {
    parameters: {
      type: 'object',
      properties: {
        token: { type: 'string', minLength: 1 },
        format: { type: 'string', enum: ['csv', 'xlsx', 'json'] },
      },
      required: ['token', 'format'],
    },
  },
  getEmbeddedDashboard: {
    parameters: { type: 'object', properties: { token: { type: 'string', minLength: 1 } }, required: ['token'] },
  },
  exportEmbeddedDashcard: {
    parameters: {
      type: 'object',
      properties: {
        token: { type: 'string', minLength: 1 },
        dashcard: { type: 'integer', minimum: 1 },
        card: { type: 'integer', minimum: 1 },
        format: { type: 'string', enum: ['csv', 'xlsx', 'json'] },
      },
      required: ['token', 'dashcard', 'card', 'format'],
    },
  },
  getCardPicture: {
    parameters: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
  },
} as const satisfies Record<string, OperationRequest>
