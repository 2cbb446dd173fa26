// PGlite has no lock of its own: two processes on one directory both seem to work, and the rows of one of them vanish.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { makeDirectory } from '../process/make-directory.js'
import { OperatorError } from '../process/operator-error.js'

const SQLITE_BUSY = 5
/** In the directory. */
export const LOCK_FILE = 'lock'
/** Long enough for two simultaneous starts to sort out who was first, in milliseconds. */
const MAX_LOCK_WAIT = 500

/** Keeps the locks from the garbage collector, which would close the file and so let another process in. */
const held = new Set<DatabaseSync>()

export class DirectoryLockedError extends OperatorError {
  override readonly name = 'DirectoryLockedError'
}

/**
 * Takes the directory for this process, until the returned function is called or the process ends, however it ends.
 *
 * The lock is an exclusive SQLite transaction on an empty file, that is, the operating system's own file lock: the kernel drops it
 * with its holder, so there is no stale lock to recognise, no race between two processes taking one over, and no confusion when a
 * process number is used again or means something else in another container. The number written beside it is only for the message.
 *
 * @throws {DirectoryLockedError} when another process, or this one, already holds the directory.
 * @throws {OperatorError} when Node.js is too old for it.
 */
export function lockDirectory(directory: string): () => void {
  const holderFile = join(directory, 'holder.pid')
  makeDirectory(directory)
  const file = openQuietly(join(directory, LOCK_FILE))
  try {
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if (!(error instanceof Error) || !('errcode' in error) || error.errcode !== SQLITE_BUSY) throw error
    throw new DirectoryLockedError(
      `The data directory ${resolve(directory)} is in use by another process${holder(holderFile)}.`,
    )
  }
  writeFileSync(holderFile, `${process.pid}\n`)
  held.add(file)
  return () => {
    held.delete(file)
    file.close()
  }
}

/** Node.js 22 warns that SQLite is experimental. Nothing but its file lock is used, and the operator can do nothing about it. */
function openQuietly(path: string): DatabaseSync {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = () => {}
  try {
    const sqlite: { DatabaseSync: typeof DatabaseSync } | undefined = process.getBuiltinModule('node:sqlite')
    if (sqlite === undefined) {
      throw new OperatorError(
        `This Node.js (${process.version}) has no node:sqlite, with which the data directory is locked: use Node.js 22.18 or later.`,
      )
    }
    return new sqlite.DatabaseSync(path, { timeout: MAX_LOCK_WAIT })
  } finally {
    process.emitWarning = emitWarning
  }
}

function holder(file: string): string {
  try {
    return ` (${readFileSync(file, 'utf8').trim()})`
  } catch {
    // The holder has the lock but has not yet written its number.
    return ''
  }
}
