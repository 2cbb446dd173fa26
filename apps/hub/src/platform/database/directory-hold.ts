// The lock of a data directory is a file in it. If a person removes it as a leftover, the next process locks another one. So two more
// guards protect the directory: a name that only the kernel knows, and a regular check of the file.
import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join, resolve } from 'node:path'
import { DirectoryLockedError, LOCK_FILE, lockDirectory } from './directory-lock.js'

/** Milliseconds between two looks at the lock file. */
const INTERVAL = 500

/** Called when another process has taken the directory: this one must not write another byte. */
export type OnLost = (sentence: string) => void

/**
 * Takes the directory for this process, until the returned function is called or the process ends, however it ends.
 * @throws {DirectoryLockedError} when another process, or this one, already holds it
 */
export async function holdDirectory(directory: string, onLost: OnLost): Promise<() => void> {
  let unlock = lockDirectory(directory)
  let name: Server | undefined
  try {
    name = await holdName(directory)
  } catch (error) {
    unlock()
    throw error
  }
  const file = join(directory, LOCK_FILE)
  let locked = identity(file)
  const watch = setInterval(() => {
    if (identity(file) === locked) return
    try {
      // The former file was removed, and its lock is worthless: the new file is locked too.
      const relock = lockDirectory(directory)
      unlock()
      unlock = relock
      locked = identity(file)
    } catch (error) {
      if (!(error instanceof DirectoryLockedError)) return
      clearInterval(watch)
      onLost(`${error.message} Somebody removed its lock file while this process held it.`)
    }
  }, INTERVAL).unref()
  return () => {
    clearInterval(watch)
    name?.close()
    unlock()
  }
}

/**
 * A name made of what the directory is, not of where it is found: two processes of one machine (of one network namespace, as
 * containers have them) cannot both have it. Linux keeps such names without a file, and drops them with their holder.
 */
async function holdName(directory: string): Promise<Server | undefined> {
  if (process.platform !== 'linux') return undefined
  const server = createServer((socket) => socket.destroy())
  const taken = Promise.withResolvers<Server | undefined>()
  server.once('listening', () => taken.resolve(server))
  server.once('error', (error) => {
    // On systems without such names, the file is the only guard.
    if (!('code' in error) || error.code !== 'EADDRINUSE') return taken.resolve(undefined)
    taken.reject(new DirectoryLockedError(`The data directory ${resolve(directory)} is in use by another process.`))
  })
  server.listen(`\0hub-data-directory-${identity(directory)}`)
  server.unref()
  return taken.promise
}

function identity(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found && `${found.dev}-${found.ino}`
}
