// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: b1dc35b81f090ea9025fcec741dedd9f52fc8cbe6c318b54193492504ebee14b

import { anyContent, multipartBody, streamedAnswer } from '@hub/http'
import { requests } from './adresse.requests.gen.js'
import {
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
} as const
