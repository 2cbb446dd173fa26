import { mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** An exclusive lock, held by this process. */
export interface HeldLock {
  /** File that the holder may write; the next holder removes what a crash left there. */
  readonly scratchFile: string
  /** False once another process has taken over because this one seemed to have crashed. */
  isHeld(): Promise<boolean>
  release(): Promise<void>
}

const FREE = 'free'
/** Milliseconds. */
const POLL_INTERVAL = 20

/**
 * Waits for the exclusive lock of a directory, among all processes that name it.
 *
 * Each holder creates the file after the highest number (exclusively: one of many succeeds) and writes «free» into it when it is done.
 * The highest file is never removed, so that being the creator of the highest one is proof. A crashed holder is replaced in
 * the same way once the heartbeat of its file has not changed for `staleAfter` milliseconds, by the clock of the process that waits.
 */
export async function acquireLock(directory: string, staleAfter: number): Promise<HeldLock> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  let watched: { heartbeat: string; since: number } | undefined
  for (;;) {
    const highest = await findHighest(directory)
    const heartbeat = highest === 0 ? FREE : await readHeartbeat(getFilePath(directory, highest))
    if (watched?.heartbeat !== `${highest} ${heartbeat}`)
      watched = { heartbeat: `${highest} ${heartbeat}`, since: performance.now() }
    if (heartbeat === FREE || performance.now() - watched.since > staleAfter) {
      const lock = await takeOver(directory, highest + 1, staleAfter)
      if (lock) return lock
    }
    await sleep(POLL_INTERVAL * (0.5 + Math.random()))
  }
}

async function takeOver(directory: string, number: number, staleAfter: number): Promise<HeldLock | undefined> {
  const file = getFilePath(directory, number)
  try {
    await writeFile(file, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (hasErrorCode(error, 'EEXIST')) return undefined
    throw error
  }
  const isHeld = async (): Promise<boolean> => (await findHighest(directory)) === number
  // We may have been so slow that the number was used and cleaned away before.
  if (!(await isHeld())) {
    await rm(file, { force: true })
    return undefined
  }
  await removeBelow(directory, number)
  const touchFile = (): void => void utimes(file, new Date(), new Date()).catch(() => {})
  const heartbeat = setInterval(touchFile, staleAfter / 4)
  return {
    scratchFile: `${file}.new`,
    isHeld,
    async release() {
      clearInterval(heartbeat)
      await markFree(file)
    },
  }
}

async function markFree(file: string): Promise<void> {
  try {
    // `r+` does not create it: a process that took over has removed it.
    const handle = await open(file, 'r+')
    await handle.writeFile(FREE)
    await handle.close()
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT')) throw error
  }
}

/** A text that changes as long as the holder runs: the time of its last heartbeat. */
async function readHeartbeat(file: string): Promise<string> {
  try {
    const content = await readFile(file, 'utf8')
    return content === FREE ? FREE : String((await stat(file)).mtimeMs)
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return 'replaced'
    throw error
  }
}

async function findHighest(directory: string): Promise<number> {
  return Math.max(0, ...(await readdir(directory)).filter((name) => /^\d+$/.test(name)).map(Number))
}

async function removeBelow(directory: string, number: number): Promise<void> {
  const old = (await readdir(directory)).filter((name) => Number.parseInt(name, 10) < number)
  await Promise.all(old.map((name) => rm(join(directory, name), { force: true })))
}

function getFilePath(directory: string, number: number): string {
  return join(directory, String(number))
}

export function hasErrorCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
