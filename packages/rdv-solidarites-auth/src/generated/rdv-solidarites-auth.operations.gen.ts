// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 25c8ac634a73aed368fb6de0f4b21096183b957034447b20fe90bb4ebfc0de41

import { requests } from './rdv-solidarites-auth.requests.gen.js'
import {
  SignInResponseSchema,
  SignOutResponseSchema,
  ValidateTokenResponseSchema,
} from './rdv-solidarites-auth.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  signIn: {
    method: 'POST',
    path: '/api/v1/auth/sign_in',
    retry: 'safe',
    isPublic: true,
    request: requests.signIn,
    responses: { 200: SignInResponseSchema },
  },
  validateToken: {
    method: 'GET',
    path: '/api/v1/auth/validate_token',
    retry: 'safe',
    responses: { 200: ValidateTokenResponseSchema },
  },
  signOut: {
    method: 'DELETE',
    path: '/api/v1/auth/sign_out',
    retry: 'idempotent',
    responses: { 200: SignOutResponseSchema },
  },
} as const
