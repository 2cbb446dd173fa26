// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: db946e1b9ef60037fab14f059a27b3612f4eae0e3ae711297171a74bd343da0a

import { anyContent, multipartBody, streamedAnswer } from '@hub/http'
import { requests } from './adresse.requests.gen.js'
import {
  BatchResponseSchema,
  ReverseResponseSchema,
  SearchResponseSchema,
} from './adresse.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  search: {
    method: 'GET',
    path: '/search',
    retry: 'safe',
    request: requests.search,
    responses: { 200: SearchResponseSchema },
  },
  reverse: {
    method: 'GET',
    path: '/reverse',
    retry: 'safe',
    request: requests.reverse,
    responses: { 200: ReverseResponseSchema },
  },
  searchCsv: {
    method: 'POST',
    path: '/search/csv',
    retry: 'safe',
    timeout: 60000,
    totalTimeout: 1800000,
    body: multipartBody,
    answer: streamedAnswer({ maxBytes: 500000000 }),
    request: requests.searchCsv,
    responses: { 200: anyContent },
  },
  reverseCsv: {
    method: 'POST',
    path: '/reverse/csv',
    retry: 'safe',
    timeout: 60000,
    totalTimeout: 1800000,
    body: multipartBody,
    answer: streamedAnswer({ maxBytes: 500000000 }),
    request: requests.reverseCsv,
    responses: { 200: anyContent },
  },
  batch: {
    method: 'POST',
    path: '/batch',
    retry: 'safe',
    request: requests.batch,
    responses: { 200: BatchResponseSchema },
  },
} as const
