export type { Deliver, DeliverOptions } from '@hub/http/simulator'
export type { Authenticate } from './handler.js'
export type { RdvToAdd, UserToAdd } from './new-records.js'
export type { DeliveryReport } from './outbox.js'
export {
  createRdvSolidaritesSimulator,
  type RdvSolidaritesSimulator,
  type RdvSolidaritesSimulatorOptions,
} from './simulator.js'
export type { RdvSolidaritesState } from './state.js'
export type { RdvSolidaritesSwitches } from './switches.js'
export type { RdvSolidaritesSnapshot, RecordStore } from './record-store.js'
