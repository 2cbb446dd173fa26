// Generated from openapi/sirene.yaml by packages/codegen; do not edit.
// sha256 of the document: d9e8dbec8922afaee7858ad2a6b8ead030ad042d09bd153f7066b22e3ca0f9ea

import type { OperationRequest } from '@hub/http'

/** What the method of each operation takes. */
export const requests = {
  getSiret: {
    parameters: {
      type: 'object',
      properties: {
        siret: { type: 'string', format: 'siret', mustBe: 'a SIRET of 14 digits with the right check digit' },
        date: { type: 'string', format: 'date' },
      },
      required: ['siret'],
    },
    query: ['date'],
  },
  getSiren: {
    parameters: {
      type: 'object',
      properties: {
        siren: { type: 'string', format: 'siren', mustBe: 'a SIREN of 9 digits with the right check digit' },
        date: { type: 'string', format: 'date' },
      },
      required: ['siren'],
    },
    query: ['date'],
  },
} as const satisfies Record<string, OperationRequest>
