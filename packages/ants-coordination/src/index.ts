export { createAntsClient } from './client.js'
export { type AntsErrorCode, isAlreadyExists } from './errors.js'
export { usableStatuses } from './status-answer.js'
export type { ApplicationStatus, ApplicationStatusAnswer, DeclaredAppointment, StatusAnswer } from './status-types.js'
export type { WantedAppointment } from './synchronization-plan.js'
export type { KnownDeclaration, SynchronizationOutcome, SynchronizeParameters } from './synchronization-types.js'
export type { AntsClient, AntsClientOptions } from './types.js'
export type {
  CreateAppointmentParameters,
  DeleteAppointmentParameters,
  GetStatusParameters as StatusParameters,
} from './generated/ants-coordination.methods.gen.js'
export * from './generated/errors.gen.js'
