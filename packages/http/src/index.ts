export { ApiPromise, type WithResponse } from './api-promise.js'
export { type AuthHeaders, type AuthProvider, headerAuth } from './auth.js'
export { createClientCore } from './client/create-client-core.js'
export type { ClientDefinition, ErrorAnswer, ErrorReading } from './client/definition.js'
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
export { HubError } from './errors/hub-error.js'
export {
  AbortedError,
  ConnectionError,
  RedirectError,
  TimeoutError,
  TransportError,
} from './errors/transport-errors.js'
export type { Fetch } from './lifecycle/attempt.js'
export type { LogFields, Logger } from './logger.js'
export type { Operation, OperationTable, RetryRule } from './operations.js'
export { type Cursor, type Page, PagedPromise, type Paging } from './pagination/paged-promise.js'
export type { StandardSchema } from './standard-schema.js'
export { tokenAuth } from './tokens/token-auth.js'
export {
  createTokenSource,
  type IssuedToken,
  type TokenSource,
  type TokenSourceOptions,
} from './tokens/token-source.js'
export { createMemoryTokenStore, type StoredToken, type TokenChange, type TokenStore } from './tokens/token-store.js'
