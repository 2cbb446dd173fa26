// Simulated services as a sandbox sees them. Each is kept in the database, so that it forgets nothing when the hub restarts, and is
// the same for every process.
import { eq } from 'drizzle-orm'
import type { Cipher } from './crypto.js'
import type { Connection, Database } from './database.js'
import { writeOnce, writeSetting } from './settings.js'
import { settings } from './tables.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

interface Simulator {
  /** What it remembers, as `JSON.stringify` writes it. */
  state: object
  fetch: Fetch
}

export interface KeptSimulatorOptions<Kept extends Simulator> {
  database: Database
  cipher: Cipher
  /** Under which its memory is kept, sealed. */
  setting: string
  /** @param memory what `JSON.stringify` made of its state, parsed; undefined for a new one */
  create: (memory: unknown) => Kept
  /** Prepares it for a request. */
  prepare?: ((simulator: Kept, request: Request) => void) | undefined
}

/** A `fetch` that only ever reaches the simulator. */
export function keptSimulator<Kept extends Simulator>(options: KeptSimulatorOptions<Kept>): Fetch {
  const { database, cipher, setting, create, prepare } = options
  let known: { sealed: string; simulator: Kept } | undefined

  const seal = (state: object): string => cipher.seal(JSON.stringify(state), setting)

  /** The simulator as the database has it now: in memory when nobody else changed it. */
  function simulatorOf(sealed: string): Kept {
    return known?.sealed === sealed ? known.simulator : create(JSON.parse(cipher.open(sealed, setting)))
  }

  return async (input, init) => {
    const request = new Request(input, init)
    return database.transaction(async (transaction) => {
      // Of two processes that begin together one is first, and the other waits here and takes what the first wrote.
      const sealed =
        (await lock(transaction, setting)) ?? (await writeOnce(transaction, setting, seal(create(undefined).state)))
      const simulator = simulatorOf(sealed)
      // A transaction that is undone must not leave its changes in memory.
      known = undefined
      const before = JSON.stringify(simulator.state)
      prepare?.(simulator, request)
      const response = await simulator.fetch(request)
      const changed = JSON.stringify(simulator.state) !== before
      const kept = changed ? seal(simulator.state) : sealed
      if (changed) await writeSetting(transaction, setting, kept)
      known = { sealed: kept, simulator }
      return response
    })
  }
}

/** Calls come one after the other, as if there were one service. */
async function lock(transaction: Connection, setting: string): Promise<string | undefined> {
  const [row] = await transaction
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, setting))
    .for('update')
  return row?.value
}
