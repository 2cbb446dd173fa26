import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Connection, Engine } from './engine.js'
import { holdDirectory } from './directory-hold.js'
import { DURABLE_START, DurableFiles, flushDirectory } from './durable-files.js'
import { MIN_FREE_BYTES, freeSpace, watchFreeSpace } from './free-space.js'
import { MIGRATIONS, migrateSafely } from './migrations.js'
import { OperatorError } from '../process/operator-error.js'

/** Milliseconds without the end of any work, some being under way, after which none will end. */
const STUCK_AFTER = 60_000

/** PostgreSQL compiled to WebAssembly, in this process, on `<dataDirectory>/database`. */
export async function openEmbedded(dataDirectory: string): Promise<Engine> {
  const release = await hold(dataDirectory)
  try {
    await expectRoom(dataDirectory)
    const client = await open(join(dataDirectory, 'database'))
    return engineOver(client, dataDirectory, release)
  } catch (error) {
    release()
    if (error instanceof OperatorError) throw error
    const directory = resolve(dataDirectory)
    throw new OperatorError(
      `The embedded database in ${directory} cannot be opened: restore a copy of that directory, or move it away to start afresh.`,
    )
  }
}

function engineOver(client: PGlite, dataDirectory: string, release: () => void): Engine {
  const connection = drizzle({ client })
  const progress = watchProgress()
  const where = `The embedded database in ${resolve(dataDirectory)}`
  let refusesWrites = false
  const stopWatching = watchFreeSpace(dataDirectory, async (isEnough) => {
    // PostgreSQL itself recognises a statement that would write, and refuses it (25006).
    await client.exec(`set default_transaction_read_only = ${isEnough ? 'off' : 'on'}`)
    refusesWrites = !isEnough
  })
  return {
    name: 'embedded',
    source: { kind: 'embedded', client },
    run: (work) => progress.of(() => work(connection as Connection)),
    transaction: (work) => progress.of(() => connection.transaction(work as never)),
    migrate: () => migrateSafely(connection, where, () => migrate(connection, MIGRATIONS)),
    isStuck: progress.isStuck,
    refusesWrites: () => refusesWrites,
    close: async () => {
      await stopWatching()
      await client.close()
      release()
    },
  }
}

async function open(directory: string): Promise<PGlite> {
  const isNew = !existsSync(join(directory, 'PG_VERSION'))
  const client = await PGlite.create({ fs: new DurableFiles(directory), startParams: DURABLE_START })
  if (isNew) await flushDirectory(dirname(directory))
  return client
}

/** Whether work still comes to an end. */
function watchProgress() {
  let atWork = 0
  let since = 0
  return {
    async of<Result>(work: () => PromiseLike<Result>): Promise<Result> {
      if (atWork === 0) since = performance.now()
      atWork += 1
      try {
        return await work()
      } finally {
        atWork -= 1
        since = performance.now()
      }
    },
    isStuck: () => atWork > 0 && performance.now() - since > STUCK_AFTER,
  }
}

async function expectRoom(dataDirectory: string): Promise<void> {
  const free = await freeSpace(dataDirectory)
  if (free >= MIN_FREE_BYTES) return
  const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_048_576)} MiB`
  throw new OperatorError(
    `The disk of the data directory ${resolve(dataDirectory)} is nearly full (${megabytes(free)} left): the embedded database needs ${megabytes(MIN_FREE_BYTES)} at least, make room and start again.`,
  )
}

async function hold(dataDirectory: string): Promise<() => void> {
  try {
    return await holdDirectory(dataDirectory, (sentence) => {
      process.stderr.write(`${sentence}\n`)
      // Without another write, not even those of a tidy end.
      process.exit(1)
    })
  } catch (error) {
    if (error instanceof OperatorError) throw error
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new OperatorError(
      `The data directory ${resolve(dataDirectory)} cannot be used${reason}: point HUB_DATA_DIR to a directory this user may write.`,
    )
  }
}
