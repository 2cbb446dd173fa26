export { createRdvSolidaritesAuthSimulator } from './simulator.js'
export type { RdvSolidaritesAuthSimulator, RdvSolidaritesAuthSimulatorOptions } from './simulator.js'
export type { AuthOperation, AuthState, AuthSwitches, SimulatedAgent } from './state.js'
