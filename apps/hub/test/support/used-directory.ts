// Data directories that a hub has used before: much quicker than a first start, which is tried once.
import { rename } from 'node:fs/promises'
import { copyDirectory, createDirectory, type TemporaryStorage } from './engines.js'
import { startServing } from './hub-process.js'

export interface UsedDirectory extends TemporaryStorage {
  environment: { HUB_DATA_DIR: string }
}

/** @returns a copy of what a first hub left behind */
export async function usedDirectory(): Promise<UsedDirectory> {
  const storage = await copyDirectory('used', async (path) => {
    const { dataDirectory } = (await createDirectory()).config
    const { hub } = await startServing({ HUB_DATA_DIR: dataDirectory })
    hub.child.kill('SIGTERM')
    await hub.ended
    await rename(dataDirectory, path)
  })
  return { ...storage, environment: { HUB_DATA_DIR: storage.config.dataDirectory } }
}
