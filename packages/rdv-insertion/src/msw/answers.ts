export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers })
}

/** One entry of a 422: with the names when fields are wrong, with `index` in a list. */
export interface RefusedEntry {
  error_details: string
  first_name?: string | null
  last_name?: string | null
  index?: number
}

export const refused = (errors: readonly RefusedEntry[]): Response => json(422, { success: false, errors })
/** No `success`, unlike other errors. */
export const unauthorized = (): Response => json(401, { errors: ['Vous devez vous connecter pour continuer.'] })
export const notFound = (what: string): Response => json(404, { not_found: what })
export const unknownRoute = (): Response => json(404, { success: false, errors: ['Route inconnue.'] })
export const unknownAgent = (): Response =>
  json(403, { success: false, errors: ["L'agent ne fait pas partie d'une organisation référencée."] })
export const scanner = (): Response => json(403, { error: 'Forbidden' })
export const failed = (): Response => json(500, { success: false, errors: ['Une erreur est survenue.'] })
/** The application's pages of errors are routes, and there is none for 400: no body, and HTML whatever was asked for. */
export const unreadable = (): Response =>
  new Response('', { status: 400, headers: { 'content-type': 'text/html; charset=UTF-8' } })

/** With no `Accept`, or a list as browsers send it, the refusal is a page: the home page. */
export function forbidden(headers: Headers): Response {
  const accept = headers.get('accept') ?? ''
  if (accept !== 'application/json') {
    return new Response(null, { status: 303, headers: { location: 'https://www.rdv-insertion.fr/' } })
  }
  return json(403, { errors: ["Vous n'avez pas accès à cette ressource."] })
}

/** `Retry-After` is the whole period, not what is left of it. */
export function tooManyRequests({ calls, period }: { calls: number; period: number }): Response {
  const seconds = Math.ceil(period)
  const body = { error: 'Rate limit exceeded', retry_after: seconds, message: 'Trop de requêtes.' }
  return json(429, body, {
    'retry-after': String(seconds),
    'x-ratelimit-limit': String(calls),
    'x-ratelimit-remaining': '0',
  })
}
