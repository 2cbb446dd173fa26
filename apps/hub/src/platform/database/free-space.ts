import { statfs } from 'node:fs/promises'

/** A log segment of PostgreSQL has 16 MiB; one that does not fit on the disk stops the embedded database for good. */
export const MIN_FREE_BYTES = 64 * 1024 * 1024
/** Milliseconds between two looks. */
const INTERVAL = 500

/** Bytes that this user may still write on the disk of a directory. */
export async function freeSpace(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize
}

/**
 * Looks at the room that is left on the disk of a directory.
 * @param onChange called with false once less than `ENOUGH` is left, and with true once there is enough again; what it fails at is
 * tried at the next look
 * @returns how to stop looking
 */
export function watchFreeSpace(directory: string, onChange: (isEnough: boolean) => Promise<void>): () => Promise<void> {
  let isEnough = true
  let looking = Promise.resolve()
  let isDone = true

  async function look(): Promise<void> {
    const enoughNow = (await freeSpace(directory)) >= MIN_FREE_BYTES
    if (enoughNow === isEnough) return
    await onChange(enoughNow)
    isEnough = enoughNow
  }

  const timer = setInterval(() => {
    if (!isDone) return
    isDone = false
    looking = look()
      .catch(() => {})
      .finally(() => (isDone = true))
  }, INTERVAL).unref()
  return async () => {
    clearInterval(timer)
    await looking
  }
}
