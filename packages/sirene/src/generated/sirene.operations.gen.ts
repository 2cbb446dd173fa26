// Generated from openapi/sirene.yaml by packages/codegen; do not edit.
// sha256 of the document: d9e8dbec8922afaee7858ad2a6b8ead030ad042d09bd153f7066b22e3ca0f9ea

import { requests } from './sirene.requests.gen.js'
import {
  GetInformationsResponseSchema,
  GetSirenResponseSchema,
  GetSiretResponseSchema,
} from './sirene.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getSiret: {
    method: 'GET',
    path: '/siret/{siret}',
    retry: 'safe',
    redirect: 'same-origin-once',
    request: requests.getSiret,
    responses: { 200: GetSiretResponseSchema },
  },
  getSiren: {
    method: 'GET',
    path: '/siren/{siren}',
    retry: 'safe',
    redirect: 'same-origin-once',
    request: requests.getSiren,
    responses: { 200: GetSirenResponseSchema },
  },
  getInformations: {
    method: 'GET',
    path: '/informations',
    retry: 'safe',
    responses: { 200: GetInformationsResponseSchema },
  },
} as const
