// ANTS's register as a sandbox sees it. It is kept in the database, so that it forgets nothing when the hub restarts, and is the
// same for every process.
import { type AntsSimulator, type AntsState, createAntsSimulator } from '@hub/ants-client/msw'
import { eq } from 'drizzle-orm'
import type { Cipher } from './crypto.js'
import type { Connection, Database } from './database.js'
import { writeOnce, writeSetting } from './settings.js'
import { settings } from './tables.js'

export const SIMULATED_ANTS_SETTING = 'simulated_ants'

/** Numbers that are validated without having been seeded: for trying a sandbox out. */
export const DEMO_NUMBERS = { first: 'DEMO000001', last: 'DEMO999999' }
const DEMO_NUMBER = /^DEMO\d{6}$/

export interface SimulatedAntsOptions {
  database: Database
  cipher: Cipher
}

type Fetch = AntsSimulator['fetch']

/** A `fetch` that only ever reaches the simulator. */
export function simulatedAnts({ database, cipher }: SimulatedAntsOptions): Fetch {
  let known: { sealed: string; simulator: AntsSimulator } | undefined

  /** The simulator as the database has it now: in memory when nobody else changed it. */
  function simulatorOf(sealed: string): AntsSimulator {
    if (known?.sealed === sealed) return known.simulator
    const content = JSON.parse(cipher.open(sealed, SIMULATED_ANTS_SETTING)) as ReturnType<AntsState['toJSON']>
    return createAntsSimulator({ snapshot: content })
  }

  const seal = (state: AntsState): string => cipher.seal(JSON.stringify(state), SIMULATED_ANTS_SETTING)

  return async (input, init) => {
    const request = new Request(input, init)
    return database.transaction(async (transaction) => {
      const sealed = (await lock(transaction)) ?? (await create(transaction, seal))
      const simulator = simulatorOf(sealed)
      // A transaction that is undone must not leave its changes in memory.
      known = undefined
      const before = JSON.stringify(simulator.state)
      validateDemoNumbers(simulator.state, request)
      const response = await simulator.fetch(request)
      const changed = JSON.stringify(simulator.state) !== before
      const kept = changed ? seal(simulator.state) : sealed
      if (changed) await writeSetting(transaction, SIMULATED_ANTS_SETTING, kept)
      known = { sealed: kept, simulator }
      return response
    })
  }
}

/** Calls come one after the other, as if there were one ANTS. */
async function lock(transaction: Connection): Promise<string | undefined> {
  const [row] = await transaction
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, SIMULATED_ANTS_SETTING))
    .for('update')
  return row?.value
}

/** Of two processes that begin together one is first, and the other waits here and takes what the first wrote. */
function create(transaction: Connection, seal: (state: AntsState) => string): Promise<string> {
  return writeOnce(transaction, SIMULATED_ANTS_SETTING, seal(createAntsSimulator().state))
}

function validateDemoNumbers(state: AntsState, request: Request): void {
  const { searchParams } = new URL(request.url)
  for (const number of [...searchParams.getAll('application_ids'), ...searchParams.getAll('application_id')]) {
    if (DEMO_NUMBER.test(number) && state.statusOf(number) === 'unknown') state.setStatus(number, 'validated')
  }
}
