import { bodyFaults } from './body-faults.js'
import { connectionFaults } from './connection-faults.js'
import type { Fault } from './fault.js'
import { redirectFaults } from './redirect-faults.js'
import { statusFaults } from './status-faults.js'

export type { Fault, FaultExchange } from './fault.js'
export { type FaultServer, startFaultServer } from './fault-server.js'
export { type FaultLimits, type FaultSubject, proveFault } from './prove-fault.js'

/** Every row of the matrix. */
export const faults: readonly Fault[] = [...connectionFaults, ...bodyFaults, ...redirectFaults, ...statusFaults]
