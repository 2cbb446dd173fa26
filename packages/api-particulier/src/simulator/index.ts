export type { SimulatedBenefit, SimulatedCivilPerson } from './people.js'
export type { RefusalOptions } from './refusals.js'
export {
  type ApiParticulierSimulator,
  type ApiParticulierSimulatorOptions,
  createApiParticulierSimulator,
} from './simulator.js'
export type {
  ApiParticulierOperation,
  ApiParticulierState,
  ApiParticulierSwitches,
  ScheduledRefusal,
  SimulatedToken,
} from './state.js'
