// Generated from openapi/france-travail.yaml by packages/codegen; do not edit.
// sha256 of the document: cef97e6c432b38a781de8c07444704770ca56dec5b004ddcdc0504ce5e3655d5

import type { AnswerSchema } from '@hub/http'

export const SearchAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    codeSortie: { type: ['string', 'null'] },
    codeError: { type: ['string', 'null'] },
    idNationalDE: { type: ['string', 'null'] },
  },
}

export const SearchCertifiedIndividualResponse200Schema: AnswerSchema = SearchAnswerSchema

export const SearchCertifiedIndividualResponse206Schema: AnswerSchema = SearchAnswerSchema

export const UpdateAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: { codeSortie: { type: ['string', 'null'] }, codeError: { type: ['string', 'null'] } },
}

export const UpdatePassIaeResponse200Schema: AnswerSchema = UpdateAnswerSchema

export const UpdatePassIaeResponse206Schema: AnswerSchema = UpdateAnswerSchema

export const TestPassIaeUpdateResponse200Schema: AnswerSchema = UpdateAnswerSchema

export const TestPassIaeUpdateResponse206Schema: AnswerSchema = UpdateAnswerSchema

export const UserAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    codeRetour: { type: 'string' },
    message: { type: ['string', 'null'] },
    topIdentiteCertifiee: { type: ['string', 'null'] },
    jetonUsager: { type: ['string', 'null'] },
  },
  required: ['codeRetour'],
}

export const FindUserByNirResponseSchema: AnswerSchema = UserAnswerSchema

export const FindUserByNumberResponseSchema: AnswerSchema = UserAnswerSchema

export const RqthSchema: AnswerSchema = {
  type: 'object',
  properties: {
    topValiditeRQTH: { type: 'boolean' },
    dateDebutRqth: { type: ['string', 'null'] },
    dateFinRqth: { type: ['string', 'null'] },
    source: { type: ['string', 'null'] },
  },
  required: ['topValiditeRQTH'],
}

export const GetRqthResponseSchema: AnswerSchema = RqthSchema
