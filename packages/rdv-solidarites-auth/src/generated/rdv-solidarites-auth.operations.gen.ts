// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: a9cbeca04b2306f2e22b6d151dea7a11780a9e987d0543d081f2177768d035c2

import {
  zSignInResponse,
  zSignOutResponse,
  zValidateTokenResponse,
} from './rdv-solidarites-auth.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  signIn: {
    method: 'POST',
    path: '/api/v1/auth/sign_in',
    retry: 'safe',
    responses: { 200: zSignInResponse },
  },
  validateToken: {
    method: 'GET',
    path: '/api/v1/auth/validate_token',
    retry: 'safe',
    responses: { 200: zValidateTokenResponse },
  },
  signOut: {
    method: 'DELETE',
    path: '/api/v1/auth/sign_out',
    retry: 'idempotent',
    responses: { 200: zSignOutResponse },
  },
} as const

/** Every property that an answer may hold by contract; any other key is data. */
export const propertyNames = [
  'data',
  'email',
  'first_name',
  'id',
  'last_name',
  'provider',
  'success',
  'uid',
] as const
