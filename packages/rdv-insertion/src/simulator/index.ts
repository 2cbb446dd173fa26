export type { Deliver, Failure, ScheduledFailure, SimulatedFetch } from '@hub/http/simulator'
export type { PresentedHeaders, ValidateToken } from './handler.js'
export type { RdvInsertionOperation } from './served-operations.js'
export type { DeliveryReport, WebhookEndpoint } from './outbox.js'
export {
  createRdvInsertionSimulator,
  type RdvInsertionSimulator,
  type RdvInsertionSimulatorOptions,
} from './simulator.js'
export type { NewRdv } from './new-rdv.js'
export type { RdvInsertionState } from './state.js'
export type { RateLimit, RdvInsertionSwitches } from './switches.js'
export type {
  OrganisationType,
  RdvInsertionSnapshot,
  SimulatedAgent,
  SimulatedCategory,
  SimulatedDepartment,
  SimulatedInvitation,
  SimulatedOrganisation,
  SimulatedRdv,
  SimulatedUser,
} from './records.js'
