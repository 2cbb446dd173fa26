// rdv-insertion as a sandbox sees it: the département 99, its organisations 4012 and 4013, and the invited people.
import {
  createRdvInsertionSimulator,
  type RdvInsertionSimulator,
  type RdvInsertionSnapshot,
} from '@hub/rdv-insertion-client/simulator'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Database } from '../../platform/database/database.js'
import { createStoredSimulator } from '../../platform/upstream/stored-simulator.js'

export const SIMULATED_RDV_INSERTION_SETTING = 'simulated_rdv_insertion'

/** A `fetch` that only ever reaches the simulator. */
export function simulatedRdvInsertion(options: { database: Database; cipher: Cipher }): RdvInsertionSimulator['fetch'] {
  return createStoredSimulator({
    ...options,
    setting: SIMULATED_RDV_INSERTION_SETTING,
    create: (memory) =>
      createRdvInsertionSimulator(memory === undefined ? {} : { snapshot: memory as RdvInsertionSnapshot }),
  })
}
