export type { BatchOptions, BatchOutcome, BatchProgress, BatchSummary } from './batches.js'
export { createRdvInsertionClient } from './client.js'
export { type RdvInsertionErrorCode, type Refusal, refusalsOf } from './errors.js'
export type { Pace } from './pacer.js'
export type {
  Agent,
  Department,
  Invitation,
  InvitationsAnswer,
  InvitationToSend,
  InOrganisation,
  Lieu,
  Motif,
  MotifCategory,
  MotifCategoryChoice,
  Organisation,
  Participation,
  Person,
  Rdv,
  RdvInsertionClient,
  RdvInsertionClientOptions,
  RdvStatus,
  User,
  UsersPage,
  UserToCreate,
  UserToInvite,
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
