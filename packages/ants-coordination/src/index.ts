export { createAntsClient } from './client.js'
export { type AntsErrorCode, isAlreadyExists } from './errors.js'
export type { SynchronizationOutcome } from './synchronization.js'
export type { SynchronizeParameters } from './synchronization-parameters.js'
export type { WantedAppointment } from './synchronization-plan.js'
export type {
  AntsClient,
  AntsClientOptions,
  ApplicationStatus,
  ApplicationStatusAnswer,
  CreateAppointmentParameters,
  DeclaredAppointment,
  DeleteAppointmentParameters,
  StatusParameters,
} from './types.js'
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
