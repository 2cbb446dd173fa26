export type { RdvInsertionFailure, RdvInsertionOperation, ScheduledFailure } from './failures.js'
export type { PresentedHeaders } from './handle.js'
export type { Deliver, DeliveryReport, WebhookEndpoint } from './outbox.js'
export {
  createRdvInsertionSimulator,
  type RdvInsertionSimulator,
  type RdvInsertionSimulatorOptions,
} from './simulator.js'
export type { NewRdv, RdvInsertionState } from './state.js'
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
} from './world.js'
