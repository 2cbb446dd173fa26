export type { SimulatedService, SimulatedStructure } from './seed.js'
export {
  createDataInclusionSimulator,
  type DataInclusionSimulator,
  type DataInclusionSimulatorOptions,
} from './simulator.js'
export type { DataInclusionOperation, DataInclusionState, DataInclusionSwitches } from './state.js'
