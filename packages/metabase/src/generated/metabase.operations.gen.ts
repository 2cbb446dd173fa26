// Generated from openapi/metabase.yaml by packages/codegen; do not edit.
// sha256 of the document: 0cc2f43d06fbb4346ff631713c1626de3c7c9ebf2c612d065d74fe313f3fdc67

import { anyContent, bytesAnswer, formBody, streamedAnswer } from '@hub/http'
import { requests } from './metabase.requests.gen.js'
import {
  GetCardResponseSchema,
  GetEmbeddedDashboardResponseSchema,
  QueryCardResponse200Schema,
  QueryCardResponse202Schema,
  QueryDatasetResponse200Schema,
  QueryDatasetResponse202Schema,
} from './metabase.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getCard: {
    method: 'GET',
    path: '/api/card/{id}',
    retry: 'safe',
    request: requests.getCard,
    responses: { 200: GetCardResponseSchema },
  },
  queryCard: {
    method: 'POST',
    path: '/api/card/{id}/query/json',
    retry: 'safe',
    request: requests.queryCard,
    responses: { 200: QueryCardResponse200Schema, 202: QueryCardResponse202Schema },
  },
  exportCard: {
    method: 'POST',
    path: '/api/card/{id}/query/{format}',
    retry: 'safe',
    totalTimeout: 1800000,
    answer: streamedAnswer({ objectIsRefusal: true }),
    request: requests.exportCard,
    responses: { 200: anyContent, 202: anyContent },
  },
  queryDataset: {
    method: 'POST',
    path: '/api/dataset/json',
    retry: 'safe',
    body: formBody,
    request: requests.queryDataset,
    responses: { 200: QueryDatasetResponse200Schema, 202: QueryDatasetResponse202Schema },
  },
  exportDataset: {
    method: 'POST',
    path: '/api/dataset/{format}',
    retry: 'safe',
    totalTimeout: 1800000,
    body: formBody,
    answer: streamedAnswer({ objectIsRefusal: true }),
    request: requests.exportDataset,
    responses: { 200: anyContent, 202: anyContent },
  },
  exportEmbeddedCard: {
    method: 'GET',
    path: '/api/embed/card/{token}/query/{format}',
    retry: 'safe',
    totalTimeout: 1800000,
    isPublic: true,
    answer: streamedAnswer({ objectIsRefusal: true }),
    request: requests.exportEmbeddedCard,
    responses: { 200: anyContent, 202: anyContent },
  },
  getEmbeddedDashboard: {
    method: 'GET',
    path: '/api/embed/dashboard/{token}',
    retry: 'safe',
    isPublic: true,
    request: requests.getEmbeddedDashboard,
    responses: { 200: GetEmbeddedDashboardResponseSchema },
  },
  exportEmbeddedDashcard: {
    method: 'GET',
    path: '/api/embed/dashboard/{token}/dashcard/{dashcard}/card/{card}/{format}',
    retry: 'safe',
    totalTimeout: 1800000,
    isPublic: true,
    answer: streamedAnswer({ objectIsRefusal: true }),
    request: requests.exportEmbeddedDashcard,
    responses: { 200: anyContent, 202: anyContent },
  },
  getCardPicture: {
    method: 'GET',
    path: '/api/pulse/preview_card_png/{id}',
    retry: 'safe',
    answer: bytesAnswer(),
    request: requests.getCardPicture,
    responses: { 200: anyContent },
  },
} as const
