// Generated from openapi/api-particulier.yaml by packages/codegen; do not edit.
// sha256 of the document: 0dfe6987f1236a925f9c232f225dfc9cf9f0d0bb5cd891f4aac59ddacb85dc7f

import type { OperationRequest } from '@hub/http'

/** What the method of each operation takes. */
export const requests = {
  getRsa: {
    parameters: {
      type: 'object',
      properties: {
        recipient: { type: 'string', format: 'siret', mustBe: 'a SIRET with the right check digit' },
        delegation_id: { type: 'string', minLength: 1, maxLength: 64 },
        nomNaissance: { type: 'string', minLength: 1, maxLength: 255 },
        prenoms: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string', minLength: 1, maxLength: 255 } },
        anneeDateNaissance: { type: 'integer', minimum: 1800, maximum: 2200 },
        moisDateNaissance: { type: 'integer', minimum: 1, maximum: 12 },
        jourDateNaissance: { type: 'integer', minimum: 1, maximum: 31 },
        sexeEtatCivil: { type: 'string', enum: ['M', 'F'] },
        codeCogInseePaysNaissance: { type: 'string', mustBe: 'an INSEE code such as \'99100\'', pattern: /^99\d{3}$/u },
        codeCogInseeCommuneNaissance: {
          type: 'string',
          mustBe: 'an INSEE code such as \'62041\' or \'2A004\'',
          pattern: /^(\d{5}|\d[AB]\d{3})$/u,
        },
      },
      required: ['nomNaissance', 'prenoms', 'sexeEtatCivil', 'codeCogInseePaysNaissance'],
    },
    query: [
      'recipient',
      'delegation_id',
      'nomNaissance',
      'prenoms[]',
      'anneeDateNaissance',
      'moisDateNaissance',
      'jourDateNaissance',
      'sexeEtatCivil',
      'codeCogInseePaysNaissance',
      'codeCogInseeCommuneNaissance',
    ],
  },
  getAah: {
    parameters: {
      type: 'object',
      properties: {
        recipient: { type: 'string', format: 'siret', mustBe: 'a SIRET with the right check digit' },
        delegation_id: { type: 'string', minLength: 1, maxLength: 64 },
        nomNaissance: { type: 'string', minLength: 1, maxLength: 255 },
        prenoms: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string', minLength: 1, maxLength: 255 } },
        anneeDateNaissance: { type: 'integer', minimum: 1800, maximum: 2200 },
        moisDateNaissance: { type: 'integer', minimum: 1, maximum: 12 },
        jourDateNaissance: { type: 'integer', minimum: 1, maximum: 31 },
        sexeEtatCivil: { type: 'string', enum: ['M', 'F'] },
        codeCogInseePaysNaissance: { type: 'string', mustBe: 'an INSEE code such as \'99100\'', pattern: /^99\d{3}$/u },
        codeCogInseeCommuneNaissance: {
          type: 'string',
          mustBe: 'an INSEE code such as \'62041\' or \'2A004\'',
          pattern: /^(\d{5}|\d[AB]\d{3})$/u,
        },
      },
      required: ['nomNaissance', 'prenoms', 'sexeEtatCivil', 'codeCogInseePaysNaissance'],
    },
    query: [
      'recipient',
      'delegation_id',
      'nomNaissance',
      'prenoms[]',
      'anneeDateNaissance',
      'moisDateNaissance',
      'jourDateNaissance',
      'sexeEtatCivil',
      'codeCogInseePaysNaissance',
      'codeCogInseeCommuneNaissance',
    ],
  },
  getAsf: {
    parameters: {
      type: 'object',
      properties: {
        recipient: { type: 'string', format: 'siret', mustBe: 'a SIRET with the right check digit' },
        delegation_id: { type: 'string', minLength: 1, maxLength: 64 },
        nomNaissance: { type: 'string', minLength: 1, maxLength: 255 },
        prenoms: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string', minLength: 1, maxLength: 255 } },
        anneeDateNaissance: { type: 'integer', minimum: 1800, maximum: 2200 },
        moisDateNaissance: { type: 'integer', minimum: 1, maximum: 12 },
        jourDateNaissance: { type: 'integer', minimum: 1, maximum: 31 },
        sexeEtatCivil: { type: 'string', enum: ['M', 'F'] },
        codeCogInseePaysNaissance: { type: 'string', mustBe: 'an INSEE code such as \'99100\'', pattern: /^99\d{3}$/u },
        codeCogInseeCommuneNaissance: {
          type: 'string',
          mustBe: 'an INSEE code such as \'62041\' or \'2A004\'',
          pattern: /^(\d{5}|\d[AB]\d{3})$/u,
        },
      },
      required: ['nomNaissance', 'prenoms', 'sexeEtatCivil', 'codeCogInseePaysNaissance'],
    },
    query: [
      'recipient',
      'delegation_id',
      'nomNaissance',
      'prenoms[]',
      'anneeDateNaissance',
      'moisDateNaissance',
      'jourDateNaissance',
      'sexeEtatCivil',
      'codeCogInseePaysNaissance',
      'codeCogInseeCommuneNaissance',
    ],
  },
  ping: {
    parameters: {
      type: 'object',
      properties: { provider: { type: 'string', maxLength: 64, pattern: /^[a-z][a-z0-9_]*$/u } },
      required: ['provider'],
    },
  },
  introspect: {
    parameters: { type: 'object', properties: { token: { type: 'string', minLength: 1 } }, required: ['token'] },
    query: ['token'],
  },
} as const satisfies Record<string, OperationRequest>
