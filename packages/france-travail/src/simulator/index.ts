export type { SimulatedPerson } from './people.js'
export {
  createFranceTravailSimulator,
  type FranceTravailSimulator,
  type FranceTravailSimulatorOptions,
} from './simulator.js'
export type {
  FranceTravailOperation,
  FranceTravailState,
  FranceTravailSwitches,
  RecordedPass,
  ScheduledCode,
  SimulatedApplication,
} from './state.js'
