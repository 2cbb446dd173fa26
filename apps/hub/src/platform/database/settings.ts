import { eq, sql } from 'drizzle-orm'
import type { Connection, Database } from './database.js'
import { OperatorError } from '../process/operator-error.js'
import { settings } from './tables.js'

/** A database belongs to one of the two permanently: invented data never mixes with that of citizens. */
export type Mode = 'sandbox' | 'live'

/**
 * A database remembers the mode it was first served in and refuses the other: invented data never reaches ANTS, and a trial
 * never touches the appointments of citizens.
 * @throws {OperatorError} when the database belongs to the other mode.
 */
export async function claimMode(database: Database, mode: Mode): Promise<void> {
  const remembered = await database.run((connection) => writeOnce(connection, 'mode', mode))
  if (remembered === mode) return
  throw new OperatorError(
    `This database was made for a ${remembered} hub and this one is ${mode}: use another database (DATABASE_URL or HUB_DATA_DIR), or the upstreams it was made for (HUB_UPSTREAMS).`,
  )
}

/** Writes a setting unless there is one already, and returns the one that stays. Safe between processes. */
export async function writeOnce(connection: Connection, key: string, value: string): Promise<string> {
  const [row] = await connection
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`${settings.value}` } })
    .returning({ value: settings.value })
  return row?.value ?? value
}

export async function writeSetting(connection: Connection, key: string, value: string): Promise<void> {
  await connection.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
}

export async function readSetting(connection: Connection, key: string): Promise<string | undefined> {
  const [row] = await connection.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  return row?.value
}
