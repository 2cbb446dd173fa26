import { open, readFile, rename, rm } from 'node:fs/promises'
import type { StoredToken, TokenChange, TokenStore } from '@hub/http'
import { acquireLock, isCode } from './file-lock.js'

export interface FileTokenStoreOptions {
  /** Milliseconds without a sign of life after which another process's lock is taken over. Default 5 000. */
  staleAfter?: number | undefined
}

/**
 * Keeps a token in a file, readable by its owner only, so that the processes of one machine share one session. The file is replaced as
 * a whole; processes exclude each other through the directory `<path>.lock`, and a crashed one is succeeded after `staleAfter`.
 *
 * A file that cannot be understood counts as absent: a new token is obtained.
 */
export function createFileTokenStore<Value>(path: string, options: FileTokenStoreOptions = {}): TokenStore<Value> {
  const { staleAfter = 5_000 } = options
  let turn: Promise<unknown> = Promise.resolve()

  async function read(): Promise<StoredToken<Value> | undefined> {
    try {
      return parse(await readFile(path, 'utf8'))
    } catch (error) {
      if (isCode(error, 'ENOENT')) return undefined
      throw error
    }
  }

  async function updateAlone(change: TokenChange<Value>): Promise<StoredToken<Value>> {
    for (;;) {
      const lock = await acquireLock(`${path}.lock`, staleAfter)
      try {
        const current = await read()
        const next = await change(current)
        if (next === current) return next
        if (await lock.isHeld()) {
          await replaceFile(path, lock.scratchFile, JSON.stringify(next))
          return next
        }
        // This process was stopped for so long that another has gone on. Its token counts, ours would end it.
      } finally {
        await lock.release()
      }
    }
  }

  return {
    read,
    update(change) {
      const updated = turn.then(() => updateAlone(change))
      turn = updated.catch(() => {})
      return updated
    },
  }
}

async function replaceFile(path: string, scratchFile: string, text: string): Promise<void> {
  await rm(scratchFile, { force: true })
  const handle = await open(scratchFile, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(scratchFile, path)
}

function parse<Value>(text: string): StoredToken<Value> | undefined {
  try {
    const kept: unknown = JSON.parse(text)
    return isStoredToken<Value>(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function isStoredToken<Value>(kept: unknown): kept is StoredToken<Value> {
  if (typeof kept !== 'object' || kept === null || !('value' in kept)) return false
  const { expiresAt, generation } = kept as Partial<StoredToken<Value>>
  return (expiresAt === null || Number.isFinite(expiresAt)) && Number.isSafeInteger(generation)
}
