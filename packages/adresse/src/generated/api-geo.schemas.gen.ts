// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: a433f71c3cc225bd0420eab7785cc3e126268255f13271efdb1b63648ae7c542

import type { AnswerSchema } from '@hub/http'

export const DepartementSchema: AnswerSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    nom: { type: 'string' },
    codeRegion: { type: 'string' },
    zone: { type: 'string' },
    _score: { type: 'number' },
  },
  required: ['code', 'nom'],
}

export const RegionSchema: AnswerSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    nom: { type: 'string' },
    zone: { type: 'string' },
    _score: { type: 'number' },
  },
  required: ['code', 'nom'],
}

export const CommuneSchema: AnswerSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    nom: { type: 'string' },
    codesPostaux: { type: 'array', items: { type: 'string' } },
    codeDepartement: { type: 'string' },
    codeRegion: { type: 'string' },
    codeEpci: { type: 'string' },
    siren: { type: 'string' },
    population: { type: 'number' },
    departement: DepartementSchema,
    region: RegionSchema,
    centre: {
      type: 'object',
      properties: { type: { type: 'string' }, coordinates: { type: 'array', items: { type: 'number' } } },
    },
    type: { type: 'string' },
    zone: { type: 'string' },
    _score: { type: 'number' },
  },
  required: ['code', 'nom'],
}

export const ListCommunesResponseSchema: AnswerSchema = { type: 'array', items: CommuneSchema }

export const GetCommuneResponseSchema: AnswerSchema = CommuneSchema

export const ListDepartementsResponseSchema: AnswerSchema = { type: 'array', items: DepartementSchema }

export const GetDepartementResponseSchema: AnswerSchema = DepartementSchema

export const ListRegionsResponseSchema: AnswerSchema = { type: 'array', items: RegionSchema }

export const EpciSchema: AnswerSchema = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    nom: { type: 'string' },
    codesDepartements: { type: 'array', items: { type: 'string' } },
    codesRegions: { type: 'array', items: { type: 'string' } },
    population: { type: 'number' },
    zone: { type: 'string' },
    _score: { type: 'number' },
  },
  required: ['code', 'nom'],
}

export const ListEpcisResponseSchema: AnswerSchema = { type: 'array', items: EpciSchema }

export const GetEpciResponseSchema: AnswerSchema = EpciSchema

export const ListEpciCommunesResponseSchema: AnswerSchema = { type: 'array', items: CommuneSchema }
