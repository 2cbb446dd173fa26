export type { Authenticate } from './answer.js'
export type { RdvToAdd, UserToAdd } from './new-records.js'
export type { Deliver, DeliverOptions, DeliveryReport } from './outbox.js'
export {
  createRdvSolidaritesSimulator,
  type RdvSolidaritesSimulator,
  type RdvSolidaritesSimulatorOptions,
} from './simulator.js'
export type { RdvSolidaritesState } from './state.js'
export type { RdvSolidaritesSwitches } from './switches.js'
export type { World, WorldSnapshot } from './world.js'
