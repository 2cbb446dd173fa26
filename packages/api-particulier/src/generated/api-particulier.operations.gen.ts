// Generated from openapi/api-particulier.yaml by packages/codegen; do not edit.
// sha256 of the document: 0dfe6987f1236a925f9c232f225dfc9cf9f0d0bb5cd891f4aac59ddacb85dc7f

import { requests } from './api-particulier.requests.gen.js'
import {
  GetAahResponseSchema,
  GetAsfResponseSchema,
  GetRsaResponseSchema,
  IntrospectResponseSchema,
  PingResponseSchema,
} from './api-particulier.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getRsa: {
    method: 'GET',
    path: '/v3/dss/revenu_solidarite_active/identite',
    retry: 'safe',
    request: requests.getRsa,
    responses: { 200: GetRsaResponseSchema },
  },
  getAah: {
    method: 'GET',
    path: '/v3/dss/allocation_adulte_handicape/identite',
    retry: 'safe',
    request: requests.getAah,
    responses: { 200: GetAahResponseSchema },
  },
  getAsf: {
    method: 'GET',
    path: '/v3/dss/allocation_soutien_familial/identite',
    retry: 'safe',
    request: requests.getAsf,
    responses: { 200: GetAsfResponseSchema },
  },
  ping: {
    method: 'GET',
    path: '/api/{provider}/ping',
    retry: 'safe',
    isPublic: true,
    request: requests.ping,
    responses: { 200: PingResponseSchema },
  },
  introspect: {
    method: 'GET',
    path: '/api/introspect',
    retry: 'safe',
    isPublic: true,
    request: requests.introspect,
    responses: { 200: IntrospectResponseSchema },
  },
} as const
