import { Refusal } from '@hub/http/simulator'

export function json(body: unknown): Response {
  return Response.json(body)
}

/** One entry of a 422: with the names when fields are wrong, with `index` in a list. */
export interface RefusedEntry {
  error_details: string
  first_name?: string | null
  last_name?: string | null
  index?: number
}

export const refused = (errors: readonly RefusedEntry[]): Refusal => new Refusal(422, { success: false, errors })
/** No `success`, unlike other errors. */
export const unauthorized = (): Refusal => new Refusal(401, { errors: ['Vous devez vous connecter pour continuer.'] })
export const notFound = (what: string): Refusal => new Refusal(404, { not_found: what })
export const unknownRoute = (): Refusal => new Refusal(404, { success: false, errors: ['Route inconnue.'] })
export const unknownAgent = (): Refusal =>
  new Refusal(403, { success: false, errors: ["L'agent ne fait pas partie d'une organisation référencée."] })
export const scanner = (): Refusal => new Refusal(403, { error: 'Forbidden' })
export const failed = (): Refusal => new Refusal(500, { success: false, errors: ['Une erreur est survenue.'] })
/**
 * For a body that the server cannot read at all. The application's pages of errors are routes, and there is none for 400: no body, and
 * HTML whatever was asked for.
 */
export const unreadable = (): Refusal => new Refusal(400, '', { 'content-type': 'text/html; charset=UTF-8' })

/** With no `Accept`, or a list as browsers send it, the refusal is a page: the home page. */
export function forbidden(headers: Headers): Refusal {
  const accept = headers.get('accept') ?? ''
  if (accept !== 'application/json') return new Refusal(303, '', { location: 'https://www.rdv-insertion.fr/' })
  return new Refusal(403, { errors: ["Vous n'avez pas accès à cette ressource."] })
}

/** `Retry-After` is the whole period, not what is left of it. */
export function tooManyRequests({ calls, period }: { calls: number; period: number }): Refusal {
  const seconds = Math.ceil(period)
  const body = { error: 'Rate limit exceeded', retry_after: seconds, message: 'Trop de requêtes.' }
  return new Refusal(429, body, {
    'retry-after': String(seconds),
    'x-ratelimit-limit': String(calls),
    'x-ratelimit-remaining': '0',
  })
}
