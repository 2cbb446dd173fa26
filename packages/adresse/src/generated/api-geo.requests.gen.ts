// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: a433f71c3cc225bd0420eab7785cc3e126268255f13271efdb1b63648ae7c542

import type { OperationRequest, RequestSchema } from '@hub/http'

export const InseeCode: RequestSchema = {
  type: 'string',
  format: 'insee-code',
  mustBe: 'an INSEE code such as \'62041\' or \'2A004\'',
  pattern: /^(\d{5}|\d[AB]\d{3})$/u,
}

export const DepartmentCode: RequestSchema = {
  type: 'string',
  format: 'insee-code',
  mustBe: 'a department such as \'01\', \'2A\' or \'974\'',
  pattern: /^(\d{2}|2[AB]|9[78]\d)$/u,
}

export const RegionCode: RequestSchema = { type: 'string', mustBe: '2 digits or 3 that begin with 97 or 98', pattern: /^(\d{2}|9[78]\d)$/u }

/** What the method of each operation takes. */
export const requests = {
  listCommunes: {
    parameters: {
      type: 'object',
      properties: {
        code: InseeCode,
        codePostal: { type: 'string', format: 'trimmed', mustBe: 'a post code of 5 digits', pattern: /^\d{5}$/u },
        nom: { type: 'string', format: 'trimmed', minLength: 1, maxLength: 200 },
        boost: { type: 'string', enum: ['population'] },
        siren: { type: 'string', mustBe: '9 digits', pattern: /^\d{9}$/u },
        codeEpci: { type: 'string', mustBe: '9 digits', pattern: /^\d{9}$/u },
        codeDepartement: DepartmentCode,
        codeRegion: RegionCode,
        codeParent: InseeCode,
        ancienCode: InseeCode,
        lat: { type: 'number', minimum: -90, maximum: 90 },
        lon: { type: 'number', minimum: -180, maximum: 180 },
        type: {
          type: 'string',
          mustBe: 'commune-actuelle, arrondissement-municipal, or both with a comma between',
          pattern: /^(commune-actuelle|arrondissement-municipal)(,(commune-actuelle|arrondissement-municipal))*$/u,
        },
        zone: {
          type: 'string',
          mustBe: 'metro, drom, com, or several of them with commas between',
          pattern: /^(metro|drom|com)(,(metro|drom|com))*$/u,
        },
        fields: { type: 'string', mustBe: 'names with commas between them', pattern: /^\w+(,\w+)*$/u },
        limit: { type: 'integer', minimum: 0 },
      },
    },
    query: [
      'code',
      'codePostal',
      'nom',
      'boost',
      'siren',
      'codeEpci',
      'codeDepartement',
      'codeRegion',
      'codeParent',
      'ancienCode',
      'lat',
      'lon',
      'type',
      'zone',
      'fields',
      'limit',
    ],
  },
  getCommune: {
    parameters: {
      type: 'object',
      properties: {
        code: InseeCode,
        fields: { type: 'string', mustBe: 'names with commas between them', pattern: /^\w+(,\w+)*$/u },
      },
      required: ['code'],
    },
    query: ['fields'],
  },
  listDepartements: {
    parameters: {
      type: 'object',
      properties: { nom: { type: 'string', format: 'trimmed', minLength: 1, maxLength: 200 }, codeRegion: RegionCode },
    },
    query: ['nom', 'codeRegion'],
  },
  getDepartement: { parameters: { type: 'object', properties: { code: DepartmentCode }, required: ['code'] } },
  listRegions: {
    parameters: {
      type: 'object',
      properties: { nom: { type: 'string', format: 'trimmed', minLength: 1, maxLength: 200 } },
    },
    query: ['nom'],
  },
  listEpcis: {
    parameters: {
      type: 'object',
      properties: {
        nom: { type: 'string', format: 'trimmed', minLength: 1, maxLength: 200 },
        codeDepartement: DepartmentCode,
        codeRegion: RegionCode,
        zone: {
          type: 'string',
          mustBe: 'metro, drom, com, or several of them with commas between',
          pattern: /^(metro|drom|com)(,(metro|drom|com))*$/u,
        },
        limit: { type: 'integer', minimum: 0 },
      },
    },
    query: ['nom', 'codeDepartement', 'codeRegion', 'zone', 'limit'],
  },
  getEpci: {
    parameters: {
      type: 'object',
      properties: { code: { type: 'string', mustBe: '9 digits', pattern: /^\d{9}$/u } },
      required: ['code'],
    },
  },
  listEpciCommunes: {
    parameters: {
      type: 'object',
      properties: {
        code: { type: 'string', mustBe: '9 digits', pattern: /^\d{9}$/u },
        fields: { type: 'string', mustBe: 'names with commas between them', pattern: /^\w+(,\w+)*$/u },
      },
      required: ['code'],
    },
    query: ['fields'],
  },
} as const satisfies Record<string, OperationRequest>
