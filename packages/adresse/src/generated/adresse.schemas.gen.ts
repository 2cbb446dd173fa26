// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: b1dc35b81f090ea9025fcec741dedd9f52fc8cbe6c318b54193492504ebee14b

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
