import { type Environment, loadStorageConfig } from '../config.js'
import { type Database, openDatabase } from '../platform/database.js'
import { DirectoryLockedError } from '../platform/directory-lock.js'
import { OperatorError } from '../platform/operator-error.js'

/**
 * Runs a maintenance command on an up-to-date database, and closes it.
 * @param wayRound what to do instead while a hub holds the embedded database; ends the sentence shown.
 */
export async function withDatabase<Result>(
  environment: Environment,
  wayRound: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await open(environment, wayRound)
  try {
    await database.migrate()
    return await work(database)
  } finally {
    await database.close()
  }
}

async function open(environment: Environment, wayRound: string): Promise<Database> {
  try {
    return await openDatabase(loadStorageConfig(environment))
  } catch (error) {
    if (!(error instanceof DirectoryLockedError)) throw error
    throw new OperatorError(`${error.message.replace(/\.$/, '')}: ${wayRound}.`)
  }
}
