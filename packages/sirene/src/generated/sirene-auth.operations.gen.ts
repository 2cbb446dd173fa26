// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: cde5a84fb817741ddf35da7299ead726567982b0f48a7b9daca46ea777073f96

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
