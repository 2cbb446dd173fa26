// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: a433f71c3cc225bd0420eab7785cc3e126268255f13271efdb1b63648ae7c542

import { requests } from './api-geo.requests.gen.js'
import {
  GetCommuneResponseSchema,
  GetDepartementResponseSchema,
  GetEpciResponseSchema,
  ListCommunesResponseSchema,
  ListDepartementsResponseSchema,
  ListEpciCommunesResponseSchema,
  ListEpcisResponseSchema,
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
  listEpcis: {
    method: 'GET',
    path: '/epcis',
    retry: 'safe',
    request: requests.listEpcis,
    responses: { 200: ListEpcisResponseSchema },
  },
  getEpci: {
    method: 'GET',
    path: '/epcis/{code}',
    retry: 'safe',
    request: requests.getEpci,
    responses: { 200: GetEpciResponseSchema },
  },
  listEpciCommunes: {
    method: 'GET',
    path: '/epcis/{code}/communes',
    retry: 'safe',
    request: requests.listEpciCommunes,
    responses: { 200: ListEpciCommunesResponseSchema },
  },
} as const
