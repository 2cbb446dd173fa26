// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 129358c4dec0d8ba019187730e4c70a89daf61e778c57f0e608221a1a5c07c7c

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
