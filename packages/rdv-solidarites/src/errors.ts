import { ConflictError, type ErrorAnswer, type ErrorReading, HubError } from '@hub/http'

/**
 * The causes that this API's errors carry in `code`, beside network codes:
 * - `email_taken`: a user has this e-mail already (an EmailTakenError)
 * - `validation_failed`: a field is not acceptable; `readProblems(error)` says which
 * - `parameter_missing`: a parameter that must be there is not
 * - `refused`: a rule of the service, such as a future appointment that keeps a user in an organisation
 * - `…_not_found`: it does not exist, or the agent may not know of it
 * - `unknown_route`: a 404 that is none of the API's own, usually for a wrong `baseUrl`
 */
export type RdvSolidaritesErrorCode =
  | 'email_taken'
  | 'validation_failed'
  | 'parameter_missing'
  | 'refused'
  | 'user_not_found'
  | 'agent_not_found'
  | 'absence_not_found'
  | 'territory_not_found'
  | 'record_not_found'
  | 'unknown_route'

/** One thing that the API said against a request. */
export interface Problem {
  /** The field at fault, `base` for the whole; null when the API did not say. */
  field: string | null
  /** The API's code, such as `taken` or `blank`; null when it only gave a text. */
  error: string | null
  /** A text in French, or English, for people: never match on it. May hold personal data. */
  message: string | null
}

/** 422: the e-mail belongs to a user already. Add that user to an organisation instead of creating another. */
export class EmailTakenError extends ConflictError {
  protected static override readonly kind = 'EmailTakenError'
  override readonly name = 'EmailTakenError'

  /** Id of the user who has the e-mail; null when the API did not give it. Not part of what is logged. */
  get existing_user_id(): number | null {
    const taken = readFieldErrors(this.body()).find(isTakenEmail)
    return typeof taken?.id === 'number' ? taken.id : null
  }
}

/** The errors of the API about a request, in one form for its four; empty for errors without any. */
export function readProblems(error: unknown): Problem[] {
  if (!HubError.isInstance(error)) return []
  const body = error.body()
  const { errors, error_messages: messages, missing } = isObject(body) ? body : {}
  if (typeof missing === 'string') return [{ field: missing, error: 'missing', message: null }]
  const byField = readFieldErrors(body).map(({ field, error: code }) => ({ field, error: code, message: null }))
  const texts = [...readTexts(errors), ...readTexts(messages)].map((message) => ({ field: null, error: null, message }))
  return [...byField, ...texts]
}

/** Reads the meaning of an error answer from its shape alone. `success`, which later servers leave out, is ignored. */
export function readRdvSolidaritesError({ status, body }: ErrorAnswer): ErrorReading | undefined {
  if (status === 401)
    return { advice: 'the session has ended, most often because the same agent has signed in elsewhere' }
  if (status === 404) return notFound(body)
  if (status === 400 || status === 422) return invalid(body)
  return undefined
}

function notFound(body: unknown): ErrorReading {
  const what = isObject(body) ? body['not_found'] : undefined
  // The framework's page, or that of a proxy: the path itself is not known there.
  if (what === undefined && !(isObject(body) && 'errors' in body)) {
    return {
      code: 'unknown_route' satisfies RdvSolidaritesErrorCode,
      advice: 'check baseUrl: this is no answer of the API',
    }
  }
  const code = NOT_FOUND.find((known) => known === `${String(what)}_not_found`) ?? 'record_not_found'
  return { code, advice: 'check the id, that it is of this environment, and that the agent may see it' }
}

const NOT_FOUND: readonly RdvSolidaritesErrorCode[] = [
  'user_not_found',
  'agent_not_found',
  'absence_not_found',
  'territory_not_found',
]

function invalid(body: unknown): ErrorReading | undefined {
  if (!isObject(body)) return undefined
  const fieldErrors = readFieldErrors(body)
  if (fieldErrors.some(isTakenEmail)) {
    return {
      code: 'email_taken' satisfies RdvSolidaritesErrorCode,
      as: EmailTakenError,
      advice: 'use the user who exists: error.existing_user_id',
    }
  }
  const advice = 'readProblems(error) says what was not accepted'
  if (fieldErrors.length > 0) return { code: 'validation_failed' satisfies RdvSolidaritesErrorCode, advice }
  if (typeof body['missing'] === 'string' || readTexts(body['errors']).length > 0) {
    return { code: 'parameter_missing' satisfies RdvSolidaritesErrorCode, advice }
  }
  if (readTexts(body['error_messages']).length > 0) {
    return { code: 'refused' satisfies RdvSolidaritesErrorCode, advice }
  }
  return undefined
}

interface FieldError {
  field: string
  error: string | null
  id: unknown
}

function isTakenEmail({ field, error }: FieldError): boolean {
  return field === 'email' && error === 'taken'
}

/** `errors` is a list of texts, a list of objects by field, or an object of lists by field. */
function readFieldErrors(body: unknown): FieldError[] {
  const errors = isObject(body) ? body['errors'] : undefined
  const objects = Array.isArray(errors) ? errors.filter(isObject) : isObject(errors) ? [errors] : []
  return objects.flatMap((byField) =>
    Object.entries(byField).flatMap(([field, found]) =>
      [found].flat().map((each: unknown) => {
        if (!isObject(each)) return { field, error: typeof each === 'string' ? each : null, id: undefined }
        return { field, error: typeof each['error'] === 'string' ? each['error'] : null, id: each['id'] }
      }),
    ),
  )
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
