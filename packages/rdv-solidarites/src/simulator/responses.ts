import { Refusal } from '@hub/http/simulator'

/** A success. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status })
}

export function noContent(): Response {
  return new Response(null, { status: 204 })
}

export const unauthorized = (): Refusal =>
  new Refusal(401, { errors: ['Vous devez vous connecter ou vous inscrire pour continuer.'] })

export const forbidden = (): Refusal =>
  new Refusal(403, {
    errors: [{ base: 'forbidden' }],
    error_messages: ['Vous ne pouvez pas effectuer cette action.'],
  })

/** The refusal of some look-ups. */
export const notFound = (what: 'user' | 'agent' | 'absence' | 'territory'): Refusal =>
  new Refusal(404, { not_found: what })

/** The refusal of the others. */
export const recordNotFound = (model: string, id: unknown): Refusal =>
  new Refusal(404, { success: false, errors: [`Couldn't find ${model} with 'id'=${String(id)}`] })

export const parameterMissing = (name: string): Refusal =>
  new Refusal(422, { success: false, errors: [`param is missing or the value is empty: ${name}`] })

/** The refusal of a rule of the service. */
export const refused = (message: string): Refusal =>
  new Refusal(422, { success: false, errors: {}, error_messages: [message] })

export interface FieldErrors {
  [field: string]: { error: string; value?: unknown; id?: number }[]
}

/** The refusal of a validation. */
export function invalid(errors: FieldErrors): Refusal {
  const messages = Object.keys(errors).map((field) => `${field} n'est pas valide`)
  return new Refusal(422, { success: false, errors, error_messages: messages })
}

/** A failure of the server, as the framework shows it. */
export function failure(): Response {
  return new Response('<!DOCTYPE html><html><body>We’re sorry, but something went wrong.</body></html>', {
    status: 500,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })
}
