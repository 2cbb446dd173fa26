// Generated from openapi/france-travail.yaml by packages/codegen; do not edit.
// sha256 of the document: cef97e6c432b38a781de8c07444704770ca56dec5b004ddcdc0504ce5e3655d5

import { requests } from './france-travail.requests.gen.js'
import {
  FindUserByNirResponseSchema,
  FindUserByNumberResponseSchema,
  GetRqthResponseSchema,
  SearchCertifiedIndividualResponse200Schema,
  SearchCertifiedIndividualResponse206Schema,
  TestPassIaeUpdateResponse200Schema,
  TestPassIaeUpdateResponse206Schema,
  UpdatePassIaeResponse200Schema,
  UpdatePassIaeResponse206Schema,
} from './france-travail.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  searchCertifiedIndividual: {
    method: 'POST',
    path: '/rechercheindividucertifie/v1/rechercheIndividuCertifie',
    retry: 'never',
    rateLimit: { calls: 3, period: 1000 },
    request: requests.searchCertifiedIndividual,
    responses: { 200: SearchCertifiedIndividualResponse200Schema, 206: SearchCertifiedIndividualResponse206Schema },
  },
  updatePassIae: {
    method: 'POST',
    path: '/maj-pass-iae/v1/passIAE/miseAjour',
    retry: 'never',
    rateLimit: { calls: 1, period: 1000 },
    request: requests.updatePassIae,
    responses: { 200: UpdatePassIaeResponse200Schema, 206: UpdatePassIaeResponse206Schema },
  },
  testPassIaeUpdate: {
    method: 'POST',
    path: '/testmaj-pass-iae/v1/passIAE/miseAjour',
    retry: 'never',
    rateLimit: { calls: 1, period: 1000 },
    request: requests.testPassIaeUpdate,
    responses: { 200: TestPassIaeUpdateResponse200Schema, 206: TestPassIaeUpdateResponse206Schema },
  },
  findUserByNir: {
    method: 'POST',
    path: '/rechercher-usager/v2/usagers/par-datenaissance-et-nir',
    retry: 'safe',
    maxRetries: 0,
    request: requests.findUserByNir,
    responses: { 200: FindUserByNirResponseSchema },
  },
  findUserByNumber: {
    method: 'POST',
    path: '/rechercher-usager/v2/usagers/par-numero-francetravail',
    retry: 'safe',
    maxRetries: 0,
    request: requests.findUserByNumber,
    responses: { 200: FindUserByNumberResponseSchema },
  },
  getRqth: {
    method: 'GET',
    path: '/donnees-rqth/v1/rqth',
    retry: 'safe',
    responses: { 200: GetRqthResponseSchema },
  },
} as const
