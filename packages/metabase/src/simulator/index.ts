export type { SimulatedCard, SimulatedDashboard } from './seed.js'
export { createMetabaseSimulator, type MetabaseSimulator, type MetabaseSimulatorOptions } from './simulator.js'
export { type MetabaseOperation, type MetabaseState, type MetabaseSwitches, SIMULATED_SECRET_KEY } from './state.js'
