// Databases that tests copy: a copy costs a tenth of what creating one and migrating it does. Each is made once a run, by the first
// test that asks for it.
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'

/** Milliseconds between two looks for what another worker is making. */
const INTERVAL = 100

/**
 * A directory, the same for all tests of a run.
 *
 * @param make fills the directory whose path it is given; it does not exist yet
 * @returns its path
 */
export async function makeOnce(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(inject('templates').directory, name)
  const lock = `${path}.lock`
  for (;;) {
    if (existsSync(path)) return path
    if (!(await takeLock(lock))) {
      await setTimeout(INTERVAL)
      continue
    }
    try {
      // Another worker may have finished between the look and the lock.
      if (!existsSync(path)) {
        await rm(`${path}.new`, { recursive: true, force: true })
        await make(`${path}.new`)
        await rename(`${path}.new`, path)
      }
    } finally {
      await rmdir(lock)
    }
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
