// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 3bfdd29d5f804b75ccc6488bbed330292263795f44b645128f88b2ae0a191769

import { formBody } from '@hub/http'
import { requests } from './france-travail-auth.requests.gen.js'
import {
  GetTokenResponseSchema,
} from './france-travail-auth.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getToken: {
    method: 'POST',
    path: '/connexion/oauth2/access_token',
    retry: 'safe',
    body: formBody,
    request: requests.getToken,
    responses: { 200: GetTokenResponseSchema },
  },
} as const
