// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 18afd8f6702b262e4d5a1043c2920bad0fe2183ffbb16c98bcf5d02b18e86e0f

import { formBody } from '@hub/http'
import { requests } from './sirene-auth.requests.gen.js'
import {
  CreateTokenResponseSchema,
} from './sirene-auth.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  createToken: {
    method: 'POST',
    path: '/token',
    retry: 'safe',
    body: formBody,
    request: requests.createToken,
    responses: { 200: CreateTokenResponseSchema },
  },
} as const
