export type { BatchOptions, BatchOutcome, BatchProgress, BatchSummary } from './batch-types.js'
export { createRdvInsertionClient } from './client.js'
export { type RdvInsertionErrorCode, readRefusals, type Refusal } from './errors.js'
export type {
  InvitationParams as InvitationToSend,
  InvitedUserParams as UserToInvite,
  MotifCategoryChoice,
  UserParams as UserToCreate,
} from './generated/rdv-insertion.methods.gen.js'
export {
  type ParticipationStatus,
  type PlatformStatus,
  toParticipationStatus,
  toPlatformStatus,
} from './platform-status.js'
export type { RateLimit } from '@hub/http'
export type {
  Agent,
  Department,
  Invitation,
  InvitationsAnswer,
  InOrganisation,
  Lieu,
  Motif,
  MotifCategory,
  Organisation,
  Participation,
  Person,
  Rdv,
  RdvInsertionClient,
  RdvInsertionClientOptions,
  RdvStatus,
  User,
  UsersPage,
} from './types.js'
export * from './generated/errors.gen.js'
