import { bodyFaults } from './body-faults.js'
import { connectionFaults } from './connection-faults.js'
import { cutFaults } from './cut-faults.js'
import type { Fault } from './fault.js'
import { redirectFaults } from './redirect-faults.js'
import { statusFaults } from './status-faults.js'

/** Every row of the matrix. */
export const faults: readonly Fault[] = [
  ...connectionFaults,
  ...bodyFaults,
  ...cutFaults,
  ...redirectFaults,
  ...statusFaults,
]
