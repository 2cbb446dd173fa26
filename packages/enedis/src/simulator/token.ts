import { Refusal } from '@hub/http/simulator'
import type { EnedisState } from './state.js'

/** The form of a request: a body that is no JSON is its text. */
function readForm(body: unknown): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : '')
}

/** Who calls, by `Authorization: Basic` or by the form. @throws Refusal 401 */
function authenticate(headers: Headers, form: URLSearchParams, state: EnedisState): void {
  const [, encoded] = /^Basic (.+)$/i.exec(headers.get('authorization') ?? '') ?? []
  const [id, ...rest] = (encoded === undefined ? '' : decode(encoded)).split(':')
  const [clientId, secret] =
    encoded === undefined ? [form.get('client_id'), form.get('client_secret')] : [id, rest.join(':')]
  if (clientId === state.clientId && secret === state.clientSecret) return
  const error_description =
    clientId === state.clientId
      ? 'Client Authentication failed.'
      : 'A valid OAuth client could not be found for client_id: unknown'
  throw new Refusal(401, { error: 'invalid_client', error_description })
}

function decode(encoded: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)))
  } catch {
    return ''
  }
}

/** Declared as `text/html`, as the real answer is. */
export function createToken(body: unknown, headers: Headers, state: EnedisState): Response {
  const form = readForm(body)
  authenticate(headers, form, state)
  const grant = form.get('grant_type')
  if (grant === null)
    throw new Refusal(400, { error: 'invalid_request', error_description: 'Missing grant_type parameter value' })
  if (grant !== 'client_credentials')
    throw new Refusal(400, { error: 'unsupported_grant_type', error_description: 'Unsupported grant_type value' })
  const { tokenLifetime, expiresInAsText } = state.switches
  const answer = {
    access_token: state.createToken(),
    scope: 'am_application_scope default',
    token_type: 'Bearer',
    expires_in: expiresInAsText ? String(tokenLifetime) : tokenLifetime,
  }
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'text/html' } })
}

/** 200 also for a token that is not known. */
export function revokeToken(body: unknown, headers: Headers, state: EnedisState): Response {
  const form = readForm(body)
  authenticate(headers, form, state)
  const token = form.get('token')
  if (token !== null) state.endToken(token)
  return new Response(null, { status: 200 })
}
