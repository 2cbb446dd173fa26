import type { AnswerFormat } from './answers/answer-format.js'
import type { ResponseSchema } from './answers/answer-schema.js'
import type { BodyFormat } from './bodies/body-format.js'
import type { RedirectRule } from './lifecycle/redirect.js'
import type { RateLimit } from './rate-limit/rate-limit.js'
import type { ObjectSchema } from './requests/request-schema.js'

/**
 * When a request may be sent again by itself, from `x-hub-retry` in `openapi/<api>.yaml`:
 * `safe` only reads, `idempotent` writes and may be repeated, `never` writes and may not.
 */
export type RetryRule = 'safe' | 'idempotent' | 'never'

/** The delay between two attempts, from `x-hub-retry-delay`. Milliseconds. */
export interface RetryDelay {
  /** Before the first retry. Default 200. */
  readonly initial?: number
  /** What each delay is multiplied by for the next. Default 2. */
  readonly factor?: number
  /** Maximum delay. Default 8 000. */
  readonly maximum?: number
}

/** The rate limit of a service, from `x-hub-pace`. */
export interface DeclaredRateLimit extends Readonly<RateLimit> {
  /** Calls in flight at the same time. Default: as many as `calls`. */
  readonly concurrency?: number
}

/** How a list is paged, from `x-hub-paging`. `items` and `next` are property names joined by dots. */
export interface PagingRule {
  /** Parameter that asks for a page. */
  readonly parameter: string
  /** Property of an answer with its items. */
  readonly items: string
  /** Property of an answer with the value of `parameter` for the next page; null on the last one. */
  readonly next: string
  /** Property that an item is recognised by when it moves between pages. */
  readonly key?: string
}

/** What the method of an operation takes, and where each of its parameters travels: in the path when that names it. */
export interface OperationRequest {
  readonly parameters: ObjectSchema
  /** Names in the query as they are sent. A list may be called `ids[]` there, its parameter is `ids`. */
  readonly query?: readonly string[]
  /** The body, which holds all that is neither in the path nor in the query. */
  readonly body?: RequestBody
}

export interface RequestBody {
  /** Its media type. */
  readonly content: string
  /** Sent even when it holds nothing. */
  readonly required?: true
  /** The one property of the body that holds all of them. */
  readonly wrap?: string
}

/** One operation of an API, as generated from its document. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly retry: RetryRule
  readonly retryDelay?: RetryDelay
  readonly redirect?: RedirectRule
  /** How the request body is written. Default: JSON. */
  readonly body?: BodyFormat
  /** How a success is read. Default: JSON. */
  readonly answer?: AnswerFormat
  /** Milliseconds an attempt may take, when the API's own default is not right for this operation. */
  readonly timeout?: number
  /** Milliseconds the whole call may take, likewise. */
  readonly totalTimeout?: number
  /** Retries after the first attempt, likewise. */
  readonly maxRetries?: number
  readonly rateLimit?: DeclaredRateLimit
  /** Needs no credentials: none are sent. */
  readonly isPublic?: true
  readonly paging?: PagingRule
  readonly request?: OperationRequest
  /** Schema of the answer per success status. */
  readonly responses: Readonly<Record<number, ResponseSchema>>
}

/** All operations of an API by `operationId`. */
export type OperationTable = Readonly<Record<string, Operation>>
