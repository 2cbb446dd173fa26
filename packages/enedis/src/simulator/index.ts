export { ENEDIS_ERRORS, type EnedisErrorName } from './errors.js'
export { createEnedisSimulator, type EnedisSimulator, type EnedisSimulatorOptions } from './simulator.js'
export type { EnedisOperation, EnedisState } from './state.js'
export type { EnedisStateOptions, EnedisSwitches, SimulatedMeter } from './types.js'
