// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: db946e1b9ef60037fab14f059a27b3612f4eae0e3ae711297171a74bd343da0a

import type { AnswerSchema } from '@hub/http'

export const AddressPropertiesSchema: AnswerSchema = {
  type: 'object',
  properties: {
    label: { type: 'string' },
    name: { type: 'string' },
    type: { type: 'string' },
    score: { type: 'number' },
    id: { type: 'string' },
    city: { type: 'string' },
    citycode: { type: 'string' },
    context: { type: 'string' },
    importance: { type: 'number' },
    x: { type: 'number' },
    y: { type: 'number' },
    _type: { type: 'string' },
    housenumber: { type: 'string' },
    street: { type: 'string' },
    postcode: { type: 'string' },
    district: { type: 'string' },
    banId: { type: 'string' },
    oldcity: { type: 'string' },
    oldcitycode: { type: 'string' },
    distance: { type: 'number' },
  },
}

export const AddressFeatureSchema: AnswerSchema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    geometry: {
      type: 'object',
      properties: { type: { type: 'string' }, coordinates: { type: 'array', items: { type: 'number' } } },
    },
    properties: AddressPropertiesSchema,
  },
}

export const AddressCollectionSchema: AnswerSchema = {
  type: 'object',
  properties: { type: { type: 'string' }, features: { type: 'array', items: AddressFeatureSchema } },
  required: ['features'],
}

export const SearchResponseSchema: AnswerSchema = AddressCollectionSchema

export const ReverseResponseSchema: AnswerSchema = AddressCollectionSchema

export const BatchAddressSchema: AnswerSchema = {
  allOf: [
    AddressPropertiesSchema,
    {
      type: 'object',
      properties: { lon: { type: 'number' }, lat: { type: 'number' }, nextResultScore: { type: 'number' } },
    },
  ],
}

export const BatchResultSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    status: { type: 'string' },
    result: BatchAddressSchema,
    error: { type: 'string' },
  },
  required: ['status'],
}

export const BatchAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: { results: { type: 'array', items: BatchResultSchema } },
  required: ['results'],
}

export const BatchResponseSchema: AnswerSchema = BatchAnswerSchema
