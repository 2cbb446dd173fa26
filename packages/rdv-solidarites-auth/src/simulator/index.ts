export type { SimulatedAgent } from './agents.js'
export { createRdvSolidaritesAuthSimulator } from './simulator.js'
export type { RdvSolidaritesAuthSimulator, RdvSolidaritesAuthSimulatorOptions } from './simulator.js'
export type { AuthOperation, AuthState, AuthSwitches } from './state.js'
