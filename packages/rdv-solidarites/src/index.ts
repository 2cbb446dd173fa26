export { createRdvSolidaritesClient } from './client.js'
export { toEpochMilliseconds, toIsoDateTime } from './date-time.js'
export { EmailTakenError, type Problem, type RdvSolidaritesErrorCode, readProblems } from './errors.js'
export type {
  CreateAbsenceParameters as NewAbsence,
  CreateUserParameters as NewUser,
  CreateWebhookEndpointParameters as NewWebhookEndpoint,
  GetOrganisationParameters as ById,
  ListMotifsParameters as MotifFilter,
  ListOrganisationsParameters as OrganisationFilter,
  ListRdvsParameters as RdvFilter,
  UpdateAbsenceParameters as AbsenceChange,
  UpdateOrganisationParameters as OrganisationChange,
  UpdateParticipationParameters as ParticipationChange,
  UpdateUserParameters as UserChange,
  UpdateWebhookEndpointParameters as WebhookEndpointChange,
} from './generated/rdv-solidarites.methods.gen.js'
export type {
  Absence,
  Agent,
  InOrganisation,
  Lieu,
  Motif,
  Organisation,
  Participation,
  PublicLink,
  Rdv,
  RdvSolidaritesClient,
  RdvSolidaritesClientOptions,
  RdvStatus,
  ReferentAssignation,
  Subscription,
  User,
  UserProfile,
  WebhookEndpoint,
} from './types.js'
export * from './generated/errors.gen.js'
export { PagedPromise } from '@hub/http'
