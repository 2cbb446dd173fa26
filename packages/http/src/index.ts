export { ApiPromise, type WithResponse } from './api-promise.js'
export { type AuthContext, type AuthHeaders, type AuthProvider, authByOperation, headerAuth } from './auth.js'
export { anyContent, type AnswerContent, type AnswerFormat, type AnswerFormatOptions } from './answers/answer-format.js'
export type { AnswerSchema, ResponseSchema } from './answers/answer-schema.js'
export { bytesAnswer } from './answers/bytes-answer.js'
export { streamedAnswer, type StreamedAnswerOptions } from './answers/streamed-answer.js'
export { textAnswer } from './answers/text-answer.js'
export type { BodyFormat, SerializedBody } from './bodies/body-format.js'
export { formBody } from './bodies/form-body.js'
export { type FilePart, multipartBody } from './bodies/multipart-body.js'
export { streamedBody } from './bodies/streamed-body.js'
export type { ByteSource } from './bodies/upload.js'
export { addDays, isCalendarDay, parseCalendarDay } from './calendar-day.js'
export { resolveBaseUrl, withoutBasePath } from './client/base-url.js'
export { createClientCore } from './client/create-client-core.js'
export { type ClientContext, type ClientOverrides, defineClient, type DefinedClient } from './client/define-client.js'
export type { ApiDefinition, ClientDefinition, ErrorAnswer, ErrorReading, TokenHeader } from './client/definition.js'
export { locateMethods } from './client/locate-methods.js'
export type { CallOptions, ClientDefaults, ClientOptions, HeaderOptions } from './client/options.js'
export type { AnswerProblem, ClientCore, DataOf, RequestOf } from './client/types.js'
export {
  AuthenticationError,
  ClientError,
  ConflictError,
  ContractError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from './errors/answer-errors.js'
export { assertEngine } from './engine.js'
export { asRetryable } from './errors/as-retryable.js'
export { HubError } from './errors/hub-error.js'
export { createThrower, locateError } from './errors/locate-error.js'
export { loadPart, onDemand } from './errors/load-part.js'
export {
  AbortedError,
  ConnectionError,
  RedirectError,
  TimeoutError,
  TransportError,
} from './errors/transport-errors.js'
export { createKeyedMutex } from './keyed-mutex.js'
export type { Fetch } from './lifecycle/outgoing-request.js'
export { type LogFields, type Logger, toSafeLogger } from './logger.js'
export { MAX_TIMER } from './max-timer.js'
export type {
  Operation,
  OperationRequest,
  OperationTable,
  PagingRule,
  DeclaredRateLimit,
  RequestBody,
  RetryDelay,
  RetryRule,
} from './operations.js'
export type { AttemptInfo, CallInfo, Hooks } from './observation/hooks.js'
export { createList } from './pagination/create-list.js'
export { type Cursor, type Page, PagedPromise, type Paging } from './pagination/paged-promise.js'
export { rateLimiterByOperation } from './rate-limit/limiter-gate.js'
export { createMemoryRateLimitStore } from './rate-limit/memory-store.js'
export { assertRateLimit, type RateLimit } from './rate-limit/rate-limit.js'
export type { RateLimitStore, RateLimitTicket, TakeRequest, TakeResult } from './rate-limit/rate-limit-store.js'
export { createRateLimiter, type RateLimiterOptions } from './rate-limit/rate-limiter.js'
export { createSharedLimiters } from './rate-limit/shared-limiters.js'
export type { RateLimiter, ReleaseTurn, TurnOptions } from './rate-limit/turn.js'
export { parseRequest } from './requests/parse-request.js'
export { withWords } from './requests/refuse.js'
export type { ObjectSchema, RequestFormat, RequestFormats, RequestSchema } from './requests/request-schema.js'
export type { StandardSchema } from './standard-schema.js'
export { tokenAuth } from './tokens/token-auth.js'
export {
  createTokenSource,
  type IssuedToken,
  type TokenSource,
  type TokenSourceOptions,
} from './tokens/token-source.js'
export { createMemoryTokenStore, type StoredToken, type TokenChange, type TokenStore } from './tokens/token-store.js'
