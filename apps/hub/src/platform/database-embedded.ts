import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Engine } from './database.js'
import { lockDirectory } from './directory-lock.js'
import { MIGRATIONS } from './migrations.js'
import { OperatorError } from './operator-error.js'

/** PostgreSQL compiled to WebAssembly, in this process, on `<dataDirectory>/database`. */
export async function openEmbedded(dataDirectory: string): Promise<Engine> {
  const unlock = lock(dataDirectory)
  try {
    const client = await PGlite.create(join(dataDirectory, 'database'))
    const connection = drizzle({ client })
    return {
      name: 'embedded',
      source: { kind: 'embedded', client },
      connection,
      migrate: () => migrate(connection, MIGRATIONS),
      close: async () => {
        await client.close()
        unlock()
      },
    }
  } catch {
    unlock()
    const directory = resolve(dataDirectory)
    throw new OperatorError(
      `The embedded database in ${directory} cannot be opened: restore a copy of that directory, or move it away to start afresh.`,
    )
  }
}

function lock(dataDirectory: string): () => void {
  try {
    return lockDirectory(dataDirectory)
  } catch (error) {
    if (error instanceof OperatorError) throw error
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new OperatorError(
      `The data directory ${resolve(dataDirectory)} cannot be used${reason}: point HUB_DATA_DIR to a directory this user may write.`,
    )
  }
}
