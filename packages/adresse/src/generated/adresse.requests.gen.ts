// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: db946e1b9ef60037fab14f059a27b3612f4eae0e3ae711297171a74bd343da0a

import type { OperationRequest, RequestSchema } from '@hub/http'

export const Latitude: RequestSchema = { type: 'number', minimum: -90, maximum: 90 }

export const Longitude: RequestSchema = { type: 'number', minimum: -180, maximum: 180 }

export const Column: RequestSchema = { type: 'string', minLength: 1, maxLength: 1000 }

export const BatchRequestParams: RequestSchema = {
  type: 'object',
  properties: {
    q: {
      type: 'string',
      format: 'trimmed',
      mustBe: 'a text of 3 to 200 characters that begins with a letter or a digit',
      minLength: 3,
      maxLength: 200,
      pattern: /^[\p{L}0-9]/u,
    },
    limit: { type: 'integer', minimum: 1, maximum: 50 },
    autocomplete: { type: 'boolean' },
    lat: Latitude,
    lon: Longitude,
    searchgeom: { type: 'string', format: 'search-area', mustBe: 'the JSON of a Polygon or of a Circle' },
    index: { type: 'string', enum: ['address', 'poi', 'parcel'] },
    type: { type: 'string', enum: ['housenumber', 'street', 'locality', 'municipality'] },
    postcode: { type: 'string', mustBe: 'a post code of 5 digits', pattern: /^\d{5}$/u },
    citycode: {
      type: 'string',
      mustBe: 'an INSEE code such as \'62041\' or \'2A004\'',
      pattern: /^(\d{5}|\d[AB]\d{3})$/u,
    },
    city: { type: 'string', minLength: 1, maxLength: 50 },
  },
}

export const BatchRequest: RequestSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 200 },
    operation: { type: 'string', enum: ['search', 'reverse'] },
    params: BatchRequestParams,
  },
  required: ['operation', 'params'],
}

/** What the method of each operation takes. */
export const requests = {
  search: {
    parameters: {
      type: 'object',
      properties: {
        q: {
          type: 'string',
          format: 'trimmed',
          mustBe: 'a text of 3 to 200 characters that begins with a letter or a digit',
          minLength: 3,
          maxLength: 200,
          pattern: /^[\p{L}0-9]/u,
        },
        limit: { type: 'integer', minimum: 1, maximum: 50 },
        autocomplete: { type: 'boolean' },
        lat: Latitude,
        lon: Longitude,
        index: {
          type: 'string',
          mustBe: 'address, poi, parcel, or several of them with commas between',
          pattern: /^(address|poi|parcel)(,(address|poi|parcel))*$/u,
        },
        type: { type: 'string', enum: ['housenumber', 'street', 'locality', 'municipality'] },
        postcode: { type: 'string', mustBe: 'a post code of 5 digits', pattern: /^\d{5}$/u },
        citycode: {
          type: 'string',
          mustBe: 'an INSEE code such as \'62041\' or \'2A004\'',
          pattern: /^(\d{5}|\d[AB]\d{3})$/u,
        },
        city: { type: 'string', minLength: 1, maxLength: 50 },
        returntruegeometry: { type: 'boolean' },
      },
      required: ['q'],
    },
    query: [
      'q',
      'limit',
      'autocomplete',
      'lat',
      'lon',
      'index',
      'type',
      'postcode',
      'citycode',
      'city',
      'returntruegeometry',
    ],
  },
  reverse: {
    parameters: {
      type: 'object',
      properties: {
        lat: Latitude,
        lon: Longitude,
        searchgeom: { type: 'string', format: 'search-area', mustBe: 'the JSON of a Polygon or of a Circle' },
        limit: { type: 'integer', minimum: 1, maximum: 50 },
        index: {
          type: 'string',
          mustBe: 'address, poi, parcel, or several of them with commas between',
          pattern: /^(address|poi|parcel)(,(address|poi|parcel))*$/u,
        },
        type: { type: 'string', enum: ['housenumber', 'street', 'locality', 'municipality'] },
        postcode: { type: 'string', mustBe: 'a post code of 5 digits', pattern: /^\d{5}$/u },
        citycode: {
          type: 'string',
          mustBe: 'an INSEE code such as \'62041\' or \'2A004\'',
          pattern: /^(\d{5}|\d[AB]\d{3})$/u,
        },
        city: { type: 'string', minLength: 1, maxLength: 50 },
        returntruegeometry: { type: 'boolean' },
      },
    },
    query: [
      'lat',
      'lon',
      'searchgeom',
      'limit',
      'index',
      'type',
      'postcode',
      'citycode',
      'city',
      'returntruegeometry',
    ],
  },
  searchCsv: {
    parameters: {
      type: 'object',
      properties: {
        data: {},
        columns: { type: 'array', items: Column },
        postcode: { type: 'string', minLength: 1 },
        citycode: { type: 'string', minLength: 1 },
        type: { type: 'string', minLength: 1 },
        lat: { type: 'string', minLength: 1 },
        lon: { type: 'string', minLength: 1 },
        result_columns: { type: 'array', items: Column },
        indexes: { type: 'array', items: { type: 'string', enum: ['address', 'poi', 'parcel'] } },
      },
      required: ['data'],
    },
    body: { content: 'multipart/form-data', required: true },
  },
  reverseCsv: {
    parameters: {
      type: 'object',
      properties: {
        data: {},
        lat: { type: 'string', minLength: 1 },
        lon: { type: 'string', minLength: 1 },
        type: { type: 'string', minLength: 1 },
        result_columns: { type: 'array', items: Column },
        indexes: { type: 'array', items: { type: 'string', enum: ['address', 'poi', 'parcel'] } },
      },
      required: ['data', 'lat', 'lon'],
    },
    body: { content: 'multipart/form-data', required: true },
  },
  batch: {
    parameters: {
      type: 'object',
      properties: { requests: { type: 'array', minItems: 1, maxItems: 100, items: BatchRequest } },
      required: ['requests'],
    },
    body: { content: 'application/json', required: true },
  },
} as const satisfies Record<string, OperationRequest>
