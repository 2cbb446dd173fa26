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
