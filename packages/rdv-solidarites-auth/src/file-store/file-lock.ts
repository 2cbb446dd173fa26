import { mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The right to be the only one, as long as it is held. */
export interface HeldLock {
  /** Where the holder may write; what a crash leaves there is removed by the next holder. */
  readonly scratchFile: string
  /** False once another has taken over because this process looked dead. */
  isHeld(): Promise<boolean>
  release(): Promise<void>
}

const FREE = 'free'
const POLL = 20

/**
 * Waits to be the only one, among all processes that name the same directory.
 *
 * Each holder creates the file after the highest number (exclusively: one of many succeeds) and writes «free» into it when it is done.
 * The highest file is never removed, so that being the creator of the highest one is proof. A holder that has crashed is succeeded in
 * the same way once its file has shown no sign of life for `staleAfter` milliseconds, measured by the clock of the one who waits.
 */
export async function acquireLock(directory: string, staleAfter: number): Promise<HeldLock> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  let watched: { sign: string; since: number } | undefined
  for (;;) {
    const highest = await highestOf(directory)
    const sign = highest === 0 ? FREE : await signOfLife(fileOf(directory, highest))
    if (watched?.sign !== `${highest} ${sign}`) watched = { sign: `${highest} ${sign}`, since: performance.now() }
    if (sign === FREE || performance.now() - watched.since > staleAfter) {
      const lock = await succeed(directory, highest + 1, staleAfter)
      if (lock) return lock
    }
    await sleep(POLL * (0.5 + Math.random()))
  }
}

async function succeed(directory: string, number: number, staleAfter: number): Promise<HeldLock | undefined> {
  const file = fileOf(directory, number)
  try {
    await writeFile(file, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (isCode(error, 'EEXIST')) return undefined
    throw error
  }
  const isHeld = async (): Promise<boolean> => (await highestOf(directory)) === number
  // We may have been so slow that the number was used and cleaned away before.
  if (!(await isHeld())) {
    await rm(file, { force: true })
    return undefined
  }
  await removeBelow(directory, number)
  const sayAlive = (): void => void utimes(file, new Date(), new Date()).catch(() => {})
  const heartbeat = setInterval(sayAlive, staleAfter / 4)
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
    // Not created anew: whoever has taken over has removed it.
    const handle = await open(file, 'r+')
    await handle.writeFile(FREE)
    await handle.close()
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

/** Something that changes as long as the holder lives. */
async function signOfLife(file: string): Promise<string> {
  try {
    const content = await readFile(file, 'utf8')
    return content === FREE ? FREE : String((await stat(file)).mtimeMs)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 'succeeded'
    throw error
  }
}

async function highestOf(directory: string): Promise<number> {
  return Math.max(0, ...(await readdir(directory)).filter((name) => /^\d+$/.test(name)).map(Number))
}

async function removeBelow(directory: string, number: number): Promise<void> {
  const old = (await readdir(directory)).filter((name) => Number.parseInt(name, 10) < number)
  await Promise.all(old.map((name) => rm(join(directory, name), { force: true })))
}

function fileOf(directory: string, number: number): string {
  return join(directory, String(number))
}

export function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
