// Simulated services as a sandbox sees them. Each is kept in the database, so that it forgets nothing when the hub restarts, and is
// the same for every process.
import { eq } from 'drizzle-orm'
import type { Cipher } from '../encryption/cipher.js'
import type { Connection, Database } from '../database/database.js'
import { writeOnce, writeSetting } from '../database/settings.js'
import { settings } from '../database/tables.js'

type Fetch = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>

interface Simulator {
  /** What it remembers, as `JSON.stringify` writes it. */
  state: object
  fetch: Fetch
}

export interface StoredSimulatorOptions<Stored extends Simulator> {
  database: Database
  cipher: Cipher
  /** Key of the setting with its encrypted state. */
  setting: string
  /** @param memory what `JSON.stringify` made of its state, parsed; undefined for a new one */
  create: (memory: unknown) => Stored
  /** Prepares it for a request. */
  prepare?: ((simulator: Stored, request: Request) => void) | undefined
}

/** A `fetch` that only ever reaches the simulator. */
export function createStoredSimulator<Stored extends Simulator>(options: StoredSimulatorOptions<Stored>): Fetch {
  const { database, cipher, setting, create, prepare } = options
  let known: { encrypted: string; simulator: Stored } | undefined

  const encrypt = (state: object): string => cipher.encrypt(JSON.stringify(state), setting)

  /** The simulator with the state that the database has now; the one in memory when that is still its state. */
  function restoreSimulator(encrypted: string): Stored {
    return known?.encrypted === encrypted ? known.simulator : create(JSON.parse(cipher.decrypt(encrypted, setting)))
  }

  return async (input, init) => {
    const request = new Request(input, init)
    return database.transaction(async (transaction) => {
      // When two processes begin together, the second waits here and reads what the first wrote.
      const encrypted =
        (await lock(transaction, setting)) ?? (await writeOnce(transaction, setting, encrypt(create(undefined).state)))
      const simulator = restoreSimulator(encrypted)
      // A transaction that is undone must not leave its changes in memory.
      known = undefined
      const before = JSON.stringify(simulator.state)
      prepare?.(simulator, request)
      const response = await simulator.fetch(request)
      const changed = JSON.stringify(simulator.state) !== before
      const kept = changed ? encrypt(simulator.state) : encrypted
      if (changed) await writeSetting(transaction, setting, kept)
      known = { encrypted: kept, simulator }
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
