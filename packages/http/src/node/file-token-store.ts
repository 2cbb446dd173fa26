import { open, readFile, rename, rm } from 'node:fs/promises'
import type { StoredToken, TokenChange, TokenStore } from '../tokens/token-store.js'
import { acquireLock, hasErrorCode } from './file-lock.js'

export interface FileTokenStoreOptions {
  /** Milliseconds without a sign of life after which another process's lock is taken over. Default 5 000. */
  staleAfter?: number | undefined
}

/**
 * A token for each service and account, as `{ "tokens": { "<owner>": … } }`. The empty name is that of a token without an owner:
 * it stands beside `tokens`.
 */
type KeptTokens<Value> = Readonly<Record<string, StoredToken<Value>>>

/**
 * Keeps tokens in a file, readable by its owner only, so that the processes of one machine share one session; one for each service and
 * account. The file is replaced as a whole; processes exclude each other through the directory `<path>.lock`, and a crashed one is
 * succeeded after `staleAfter`.
 *
 * A file that cannot be understood counts as absent: a new token is obtained.
 */
export function createFileTokenStore<Value>(path: string, options: FileTokenStoreOptions = {}): TokenStore<Value> {
  const { staleAfter = 5_000 } = options
  let turn: Promise<unknown> = Promise.resolve()

  async function readAll(): Promise<KeptTokens<Value>> {
    try {
      return parse(await readFile(path, 'utf8'))
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT')) return {}
      throw error
    }
  }

  async function updateAlone(change: TokenChange<Value>, owner: string): Promise<StoredToken<Value>> {
    for (;;) {
      const lock = await acquireLock(`${path}.lock`, staleAfter)
      try {
        const kept = await readAll()
        const current = kept[owner]
        const next = await change(current)
        if (next === current) return next
        if (await lock.isHeld()) {
          const tokens = { ...withoutExpired(kept), [owner]: next }
          await replaceFile(path, lock.scratchFile, format(tokens))
          return next
        }
        // This process was stopped for so long that another has gone on. Its token counts, ours would end it.
      } finally {
        await lock.release()
      }
    }
  }

  return {
    read: async (owner = '') => (await readAll())[owner],
    update(change, owner = '') {
      const updated = turn.then(() => updateAlone(change, owner))
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

function format<Value>({ '': nobodys, ...tokens }: KeptTokens<Value>): string {
  return JSON.stringify({ ...nobodys, ...(Object.keys(tokens).length > 0 && { tokens }) })
}

function parse<Value>(text: string): KeptTokens<Value> {
  try {
    const { tokens, ...nobodys } = JSON.parse(text) as { tokens?: object }
    return Object.fromEntries(
      Object.entries({ ...tokens, '': nobodys }).filter((entry): entry is [string, StoredToken<Value>] =>
        isStoredToken(entry[1]),
      ),
    )
  } catch {
    return {}
  }
}

/** Tokens of accounts that are used no more do not stay in the file for good. */
function withoutExpired<Value>(kept: KeptTokens<Value>): KeptTokens<Value> {
  const now = Date.now()
  return Object.fromEntries(Object.entries(kept).filter(([, { expiresAt }]) => expiresAt === null || expiresAt > now))
}

function isStoredToken(kept: unknown): boolean {
  if (typeof kept !== 'object' || kept === null || !('value' in kept)) return false
  const { expiresAt, generation } = kept as Partial<StoredToken<unknown>>
  return (expiresAt === null || Number.isFinite(expiresAt)) && Number.isSafeInteger(generation)
}
