export { type SimulatedEstablishment, SIMULATED_SIRETS } from './companies.js'
export { createSireneSimulator, type SireneSimulator, type SireneSimulatorOptions } from './simulator.js'
export type { SireneOperation, SireneState, SireneSwitches } from './state.js'
