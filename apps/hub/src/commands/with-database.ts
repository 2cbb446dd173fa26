import { type Environment, loadStorageConfig } from '../config.js'
import { type Database, openDatabase } from '../platform/database/database.js'
import { DirectoryLockedError } from '../platform/database/directory-lock.js'
import { OperatorError } from '../platform/process/operator-error.js'

/**
 * Runs a maintenance command on an up-to-date database, and closes it.
 * @param instead what to do instead while a hub holds the embedded database; ends the sentence shown.
 */
export async function withDatabase<Result>(
  environment: Environment,
  instead: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await open(environment, instead)
  try {
    await database.migrate()
    return await work(database)
  } finally {
    await database.close()
  }
}

async function open(environment: Environment, instead: string): Promise<Database> {
  try {
    return await openDatabase(loadStorageConfig(environment))
  } catch (error) {
    if (!(error instanceof DirectoryLockedError)) throw error
    throw new OperatorError(`${error.message.replace(/\.$/, '')}: ${instead}.`)
  }
}
