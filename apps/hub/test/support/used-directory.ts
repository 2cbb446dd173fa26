// Data directories that a hub has used before: much quicker than a first start, which is tried once.
import { cp } from 'node:fs/promises'
import { afterAll, beforeAll } from 'vitest'
import { createDirectory, type TemporaryStorage } from './engines.js'
import { startServing } from './hub-process.js'

export interface UsedDirectory extends TemporaryStorage {
  environment: { HUB_DATA_DIR: string }
}

/** Called at the top of a file. @returns what makes a copy, for one test, of what a first hub left behind. */
export function usedDirectories(): () => Promise<UsedDirectory> {
  let prepared: TemporaryStorage

  beforeAll(async () => {
    prepared = await createDirectory()
    const { hub } = await startServing({ HUB_DATA_DIR: prepared.config.dataDirectory })
    hub.child.kill('SIGTERM')
    await hub.ended
  }, 60_000)
  afterAll(() => prepared[Symbol.asyncDispose]())

  return async () => {
    const storage = await createDirectory()
    await cp(prepared.config.dataDirectory, storage.config.dataDirectory, { recursive: true })
    return { ...storage, environment: { HUB_DATA_DIR: storage.config.dataDirectory } }
  }
}
