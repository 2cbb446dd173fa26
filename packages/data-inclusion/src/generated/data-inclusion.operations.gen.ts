// Generated from openapi/data-inclusion.yaml by packages/codegen; do not edit.
// sha256 of the document: 4fa60e05fb97b9c547b34419562c0fa7461f496ea533777593ca32028ad0d479

import { requests } from './data-inclusion.requests.gen.js'
import {
  GetServiceResponseSchema,
  GetStructureResponseSchema,
  ListServicesResponseSchema,
  ListSourcesResponseSchema,
  ListStructuresResponseSchema,
  ListValuesResponseSchema,
  SearchServicesResponseSchema,
} from './data-inclusion.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  listStructures: {
    method: 'GET',
    path: '/api/v1/structures',
    retry: 'safe',
    request: requests.listStructures,
    responses: { 200: ListStructuresResponseSchema },
  },
  getStructure: {
    method: 'GET',
    path: '/api/v1/structures/{id}',
    retry: 'safe',
    request: requests.getStructure,
    responses: { 200: GetStructureResponseSchema },
  },
  listServices: {
    method: 'GET',
    path: '/api/v1/services',
    retry: 'safe',
    request: requests.listServices,
    responses: { 200: ListServicesResponseSchema },
  },
  getService: {
    method: 'GET',
    path: '/api/v1/services/{id}',
    retry: 'safe',
    request: requests.getService,
    responses: { 200: GetServiceResponseSchema },
  },
  searchServices: {
    method: 'GET',
    path: '/api/v1/search/services',
    retry: 'safe',
    request: requests.searchServices,
    responses: { 200: SearchServicesResponseSchema },
  },
  listSources: {
    method: 'GET',
    path: '/api/v1/sources',
    retry: 'safe',
    responses: { 200: ListSourcesResponseSchema },
  },
  listValues: {
    method: 'GET',
    path: '/api/v1/doc/{kind}',
    retry: 'safe',
    request: requests.listValues,
    responses: { 200: ListValuesResponseSchema },
  },
} as const
