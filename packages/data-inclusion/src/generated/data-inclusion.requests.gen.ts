// Generated from openapi/data-inclusion.yaml by packages/codegen; do not edit.
// sha256 of the document: 4fa60e05fb97b9c547b34419562c0fa7461f496ea533777593ca32028ad0d479

import type { OperationRequest } from '@hub/http'

/** What the method of each operation takes. */
export const requests = {
  listStructures: {
    parameters: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1 },
        size: { type: 'integer', minimum: 1, maximum: 10000 },
        sources: { type: 'array', items: { type: 'string', minLength: 1 } },
        reseaux_porteurs: { type: 'array', items: { type: 'string', minLength: 1 } },
        code_region: { type: 'string', minLength: 1, maxLength: 3 },
        slug_region: { type: 'string', minLength: 1, maxLength: 100 },
        code_departement: {
          type: 'string',
          mustBe: 'a department such as 01, 2A or 974',
          pattern: /^(\d{2}|2[AB]|9[78]\d)$/u,
        },
        slug_departement: { type: 'string', minLength: 1, maxLength: 100 },
        code_commune: { type: 'string', mustBe: 'an INSEE code of 5 characters', pattern: /^(\d{5}|\d[AB]\d{3})$/u },
        exclure_doublons: { type: 'boolean' },
      },
    },
    query: [
      'page',
      'size',
      'sources',
      'reseaux_porteurs',
      'code_region',
      'slug_region',
      'code_departement',
      'slug_departement',
      'code_commune',
      'exclure_doublons',
    ],
  },
  getStructure: {
    parameters: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 300 } },
      required: ['id'],
    },
  },
  listServices: {
    parameters: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1 },
        size: { type: 'integer', minimum: 1, maximum: 10000 },
        sources: { type: 'array', items: { type: 'string', minLength: 1 } },
        code_region: { type: 'string', minLength: 1, maxLength: 3 },
        slug_region: { type: 'string', minLength: 1, maxLength: 100 },
        code_departement: {
          type: 'string',
          mustBe: 'a department such as 01, 2A or 974',
          pattern: /^(\d{2}|2[AB]|9[78]\d)$/u,
        },
        slug_departement: { type: 'string', minLength: 1, maxLength: 100 },
        code_commune: { type: 'string', mustBe: 'an INSEE code of 5 characters', pattern: /^(\d{5}|\d[AB]\d{3})$/u },
        thematiques: { type: 'array', items: { type: 'string', minLength: 1 } },
        frais: { type: 'array', items: { type: 'string', minLength: 1 } },
        publics: { type: 'array', items: { type: 'string', minLength: 1 } },
        modes_accueil: { type: 'array', items: { type: 'string', minLength: 1 } },
        types: { type: 'array', items: { type: 'string', minLength: 1 } },
        recherche_public: { type: 'string', minLength: 1, maxLength: 200 },
        score_qualite_minimum: { type: 'number', minimum: 0, maximum: 1 },
        extra: { type: 'boolean' },
      },
    },
    query: [
      'page',
      'size',
      'sources',
      'code_region',
      'slug_region',
      'code_departement',
      'slug_departement',
      'code_commune',
      'thematiques',
      'frais',
      'publics',
      'modes_accueil',
      'types',
      'recherche_public',
      'score_qualite_minimum',
      'extra',
    ],
  },
  getService: {
    parameters: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 300 } },
      required: ['id'],
    },
  },
  searchServices: {
    parameters: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1 },
        size: { type: 'integer', minimum: 1, maximum: 10000 },
        sources: { type: 'array', items: { type: 'string', minLength: 1 } },
        code_commune: { type: 'string', mustBe: 'an INSEE code of 5 characters', pattern: /^(\d{5}|\d[AB]\d{3})$/u },
        lat: { type: 'number', minimum: -90, maximum: 90 },
        lon: { type: 'number', minimum: -180, maximum: 180 },
        thematiques: { type: 'array', items: { type: 'string', minLength: 1 } },
        frais: { type: 'array', items: { type: 'string', minLength: 1 } },
        publics: { type: 'array', items: { type: 'string', minLength: 1 } },
        modes_accueil: { type: 'array', items: { type: 'string', minLength: 1 } },
        types: { type: 'array', items: { type: 'string', minLength: 1 } },
        recherche_public: { type: 'string', minLength: 1, maxLength: 200 },
        score_qualite_minimum: { type: 'number', minimum: 0, maximum: 1 },
        exclure_doublons: { type: 'boolean' },
      },
    },
    query: [
      'page',
      'size',
      'sources',
      'code_commune',
      'lat',
      'lon',
      'thematiques',
      'frais',
      'publics',
      'modes_accueil',
      'types',
      'recherche_public',
      'score_qualite_minimum',
      'exclure_doublons',
    ],
  },
  listValues: {
    parameters: {
      type: 'object',
      properties: {
        kind: {
          type: 'string',
          enum: [
            'frais',
            'modes-accueil',
            'modes-mobilisation',
            'personnes-mobilisatrices',
            'publics',
            'reseaux-porteurs',
            'thematiques',
            'types-services',
          ],
        },
      },
      required: ['kind'],
    },
  },
} as const satisfies Record<string, OperationRequest>
