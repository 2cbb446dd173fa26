import { HubError, type HubErrorDetails } from './hub-error.js'

/** Details of an error that an answer of the API caused. */
export interface AnswerErrorDetails extends HubErrorDetails {
  /** Seconds to wait before another try, as the server asked; null when it did not say, or not in a readable way. */
  retryAfter?: number | null | undefined
}

/** The API refused the request (4xx): something must change before it can succeed, time or access included. */
export class ClientError extends HubError {
  protected static override readonly kind: string = 'ClientError'
  declare readonly name: string
  /** Seconds to wait before another try, as the server asked; null when unknown, never a guess. */
  readonly retryAfter: number | null

  constructor(details: AnswerErrorDetails) {
    super(details)
    this.retryAfter = details.retryAfter ?? null
  }
}

/** 401: the credentials are missing, wrong or expired. */
export class AuthenticationError extends ClientError {
  protected static override readonly kind = 'AuthenticationError'
  declare readonly name: 'AuthenticationError'
}

/** 403: the credentials are known but may not do this. */
export class PermissionError extends ClientError {
  protected static override readonly kind = 'PermissionError'
  declare readonly name: 'PermissionError'
}

/** 404: the API does not know this resource, or this path. */
export class NotFoundError extends ClientError {
  protected static override readonly kind = 'NotFoundError'
  declare readonly name: 'NotFoundError'
}

/** 409, or another status by which an API says that what is asked conflicts with what exists; a package may have its own kinds. */
export class ConflictError extends ClientError {
  protected static override readonly kind: string = 'ConflictError'
  declare readonly name: string
}

/** 400 or 422, or a mistake found before anything was sent (`attempts` is 0 and `field` names the culprit). */
export class InvalidRequestError extends ClientError {
  protected static override readonly kind = 'InvalidRequestError'
  declare readonly name: 'InvalidRequestError'
  /** The parameter or option at fault, such as `application_ids[1]`; absent when the API did not accept the whole. */
  readonly field?: string

  constructor(details: AnswerErrorDetails & { field?: string | undefined }) {
    super(details)
    if (details.field !== undefined) this.field = details.field
  }

  /** A mistake refused locally, before any call. */
  static local(field: string, problem: string): InvalidRequestError {
    const message = `${field}: ${problem}`
    return new InvalidRequestError({ message, field, attempts: 0, isRetryable: false, mayHaveBeenApplied: false })
  }
}

/** 429: too many requests; `retryAfter` says when to come back, if the server did. */
export class RateLimitError extends ClientError {
  protected static override readonly kind = 'RateLimitError'
  declare readonly name: 'RateLimitError'
}

/** 5xx: the API failed. */
export class ServerError extends HubError {
  protected static override readonly kind = 'ServerError'
  declare readonly name: 'ServerError'
  /** Seconds to wait before another try, as the server asked; null when unknown, never a guess. */
  readonly retryAfter: number | null

  constructor(details: AnswerErrorDetails) {
    super(details)
    this.retryAfter = details.retryAfter ?? null
  }
}

/**
 * The answer is not what the contract says: not JSON, not UTF-8, too large, or without a field the client needs; a package may have its
 * own kinds.
 */
export class ContractError extends HubError {
  protected static override readonly kind: string = 'ContractError'
  declare readonly name: string
  /** JSON pointers of what does not fit, map keys written `*`; empty when the answer as a whole is unreadable. */
  readonly pointers: readonly string[]

  constructor(details: HubErrorDetails & { pointers?: readonly string[] | undefined }) {
    super(details)
    this.pointers = details.pointers ?? []
  }
}
