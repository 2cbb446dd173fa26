export { createRdvSolidaritesAuth } from './auth.js'
export type { RdvSolidaritesAuthErrorCode } from './errors.js'
export type { RdvSolidaritesSession } from './session.js'
export type { RdvSolidaritesAuth, RdvSolidaritesAuthOptions, SessionInUse, SignedInAgent } from './types.js'
export {
  AbortedError,
  AuthenticationError,
  ClientError,
  ConflictError,
  ConnectionError,
  ContractError,
  HubError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RedirectError,
  ServerError,
  TimeoutError,
  TransportError,
} from '@hub/http'
