// ANTS's register as a sandbox sees it.
import { type AntsSimulator, type AntsState, createAntsSimulator } from '@hub/ants-client/simulator'
import type { Cipher } from '../../platform/encryption/cipher.js'
import type { Database } from '../../platform/database/database.js'
import { createStoredSimulator } from '../../platform/upstream/stored-simulator.js'

export const SIMULATED_ANTS_SETTING = 'simulated_ants'

/** Numbers that are validated without having been seeded: for trying a sandbox out. */
export const DEMO_NUMBERS = { first: 'DEMO000001', last: 'DEMO999999' }
const DEMO_NUMBER = /^DEMO\d{6}$/

export interface SimulatedAntsOptions {
  database: Database
  cipher: Cipher
}

/** A `fetch` that only ever reaches the simulator. */
export function simulatedAnts({ database, cipher }: SimulatedAntsOptions): AntsSimulator['fetch'] {
  return createStoredSimulator({
    database,
    cipher,
    setting: SIMULATED_ANTS_SETTING,
    create: (memory) =>
      createAntsSimulator(memory === undefined ? {} : { snapshot: memory as ReturnType<AntsState['toJSON']> }),
    prepare: ({ state }, request) => validateDemoNumbers(state, request),
  })
}

function validateDemoNumbers(state: AntsState, request: Request): void {
  const { searchParams } = new URL(request.url)
  for (const number of [...searchParams.getAll('application_ids'), ...searchParams.getAll('application_id')]) {
    if (DEMO_NUMBER.test(number) && state.getStatus(number) === 'unknown') state.setStatus(number, 'validated')
  }
}
