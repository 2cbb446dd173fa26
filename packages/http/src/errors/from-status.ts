import {
  AuthenticationError,
  ClientError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  type AnswerErrorDetails,
} from './answer-errors.js'

/** The classes that an API's own error reader may choose instead of the one its status stands for. */
export type AnswerErrorClass = new (details: AnswerErrorDetails) => ClientError | ServerError

const BY_STATUS: Record<number, AnswerErrorClass> = {
  400: InvalidRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  422: InvalidRequestError,
  429: RateLimitError,
}

/** Statuses after which the same request may succeed unchanged. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504])

export function isTransientStatus(status: number): boolean {
  return TRANSIENT.has(status)
}

/** The class that stands for a status of 400 or more, whatever the API. */
export function findErrorClass(status: number): AnswerErrorClass {
  return BY_STATUS[status] ?? (status >= 500 ? ServerError : ClientError)
}

/** Advice for the statuses where it does not depend on the API. */
export function adviceFor(status: number): string {
  if (status === 401) return 'check the credentials given to the client and the environment they belong to'
  if (status === 403) return 'ask the API for the right that these credentials lack'
  if (status === 404) return 'check baseUrl and the identifiers of the call'
  if (status === 409) return 'read what exists before asking again'
  if (status === 429) return 'slow down, and wait for retryAfter when it is given'
  if (status === 400 || status === 422) return 'error.body() says what the API did not accept'
  return status >= 500 ? 'try again later' : 'error.body() holds the answer'
}
