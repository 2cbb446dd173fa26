// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: 536f4008e9ee53d8dd5aa064daa6b5d441bae5193acf7198262b0fa291ae160b

import { requests } from './api-geo.requests.gen.js'
import {
  GetCommuneResponseSchema,
  GetDepartementResponseSchema,
  ListCommunesResponseSchema,
  ListDepartementsResponseSchema,
  ListRegionsResponseSchema,
} from './api-geo.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  listCommunes: {
    method: 'GET',
    path: '/communes',
    retry: 'safe',
    request: requests.listCommunes,
    responses: { 200: ListCommunesResponseSchema },
  },
  getCommune: {
    method: 'GET',
    path: '/communes/{code}',
    retry: 'safe',
    request: requests.getCommune,
    responses: { 200: GetCommuneResponseSchema },
  },
  listDepartements: {
    method: 'GET',
    path: '/departements',
    retry: 'safe',
    request: requests.listDepartements,
    responses: { 200: ListDepartementsResponseSchema },
  },
  getDepartement: {
    method: 'GET',
    path: '/departements/{code}',
    retry: 'safe',
    request: requests.getDepartement,
    responses: { 200: GetDepartementResponseSchema },
  },
  listRegions: {
    method: 'GET',
    path: '/regions',
    retry: 'safe',
    request: requests.listRegions,
    responses: { 200: ListRegionsResponseSchema },
  },
} as const
